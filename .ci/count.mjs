// Prints the last line of a run, "N passed, N failed", from vitest's report; fails when something failed, was left out, or nothing ran.
import { readFileSync } from 'node:fs';

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
);
const leftOut = numPendingTests + numTodoTests;
if (leftOut > 0) console.log(`${leftOut} tests were left out; here everything must run.`);
console.log(`${numPassedTests} passed, ${numFailedTests + leftOut} failed`);
process.exit(success && leftOut === 0 && numPassedTests > 0 ? 0 : 1);
