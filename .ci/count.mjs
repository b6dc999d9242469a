// Prints the last line of a run, "N passed, N failed", from vitest's reports; fails when something failed, was skipped, or nothing ran.
import { existsSync, readFileSync } from 'node:fs';

const files = process.argv.slice(2);
const missing = files.filter((file) => !existsSync(file));
const reports = files.filter((file) => existsSync(file)).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (count) => reports.reduce((total, report) => total + count(report), 0);
// Published samples may not be copied into the project: where they do not lie beside it, the tests that read them are skipped.
const ofSamples =
  /\/test\/(edi\/samples|domains\/claims\/(edits\/sample-layouts|files\/public-samples)|domains\/coding\/years-of-codes|programs\/import\/codes\/[\w-]+)\.test\.ts$/;
const hasSamples = existsSync('../shared/data');
const skippedIn = (isCounted) => (report) =>
  report.testResults
    .filter(({ name }) => isCounted(!hasSamples && ofSamples.test(name)))
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed').length;
const skipped = sum(skippedIn((isExcused) => !isExcused));
const excused = sum(skippedIn((isExcused) => isExcused));
const passed = sum((report) => report.numPassedTests);
const failed = sum((report) => report.numFailedTests) + skipped;
const isGreen =
  missing.length === 0 && failed === 0 && reports.every((report) => report.success && report.numPassedTests > 0);
for (const file of missing) console.log(`${file} is missing: its run did not come to an end.`);
for (const [index, report] of reports.entries())
  if (!report.success && report.numFailedTests === 0)
    console.log(`Report ${index + 1} of ${reports.length} is of a run that failed outside its tests.`);
if (excused > 0) console.log(`${excused} tests of published samples were skipped: ../shared/data is not there.`);
if (skipped > 0) console.log(`${skipped} tests were skipped; here everything must run.`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(isGreen ? 0 : 1);
