// Run before the tests: without a node to test, one line says so instead of a failure a file.

import { nodeBinary } from './node.mjs';

try {
  nodeBinary();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
