// The program of a period's report; scripts/aml-report runs it.

import { run } from './lib/failure.mjs';
import { readReportOptions } from './lib/options.mjs';
import { writeReport } from './lib/report.mjs';

run(() => writeReport(readReportOptions(process.argv.slice(2))));
