// The program for people who record, publish and check videos; scripts/video-proof runs it.

import { run } from '../back-office/lib/failure.mjs';
import { runCommand } from './lib/commands.mjs';
import { readOptions } from './lib/options.mjs';

run(() => runCommand(readOptions(process.argv.slice(2))));
