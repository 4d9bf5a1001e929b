// A registrar's program; scripts/registrar runs it.

import { run } from './lib/failure.mjs';
import { readRegistrarOptions } from './lib/options.mjs';
import { runCommand } from './lib/registrar.mjs';

run(() => runCommand(readRegistrarOptions(process.argv.slice(2), process.env, Date.now())));
