// Prints the last line of a run, "N passed, N failed", from vitest's reports; fails when something failed, was left out, or nothing ran.
import { readFileSync } from 'node:fs';

const reports = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (count) => reports.reduce((total, report) => total + count(report), 0);
const leftOut = sum((report) => report.numPendingTests + report.numTodoTests);
const passed = sum((report) => report.numPassedTests);
const failed = sum((report) => report.numFailedTests) + leftOut;
const isGreen = failed === 0 && reports.every((report) => report.success && report.numPassedTests > 0);
if (leftOut > 0) console.log(`${leftOut} tests were left out; here everything must run.`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(isGreen ? 0 : 1);
