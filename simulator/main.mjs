// The simulator's program; scripts/simulate runs it.

import { readOptions, UsageError } from './lib/options.mjs';
import { Simulation } from './lib/simulation.mjs';

async function main() {
  const simulation = new Simulation(readOptions(process.argv.slice(2), process.env));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => simulation.stop());
  await simulation.run();
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`error: ${error.message}\n`);
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
