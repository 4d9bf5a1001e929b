// The ways in which a program ends without having done what it was told to.

/** Something that its user can mend: the message says how, in one line. */
export class Failure extends Error {}

/** A command line that makes no sense. */
export class UsageError extends Error {}

/** Runs a program to its end; its exit code is what `main` returns, or that of the failure. */
export function run(main) {
  // The API prints each refusal that it also throws: an error is one line here.
  console.error = () => undefined;
  Promise.resolve()
    .then(main)
    .then(
      (code) => process.exit(code ?? 0),
      (error) => {
        const message = String(error.message ?? error).replaceAll(/\s*\n\s*/g, ' ');
        process.stderr.write(`error: ${message}\n`);
        process.exit(error instanceof UsageError ? 2 : 1);
      },
    );
}
