// Sums up what CI ran: `node count-results.mjs <exit code of the checks> <vitest json> ...`.
// A report that is missing, a file that could not be loaded and a skipped test all count as failures.
import { existsSync, readFileSync } from 'node:fs';

const [checks, ...reports] = process.argv.slice(2);
let passed = 0;
let failed = checks === '0' ? 0 : 1;

for (const file of reports) {
  if (!existsSync(file)) {
    console.log(`No report ${file}: that run did not get far enough to write one.`);
    failed += 1;
    continue;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const broken = report.testResults.filter(
    (suite) => suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed'),
  );
  passed += report.numPassedTests;
  failed += report.numFailedTests + report.numPendingTests + report.numTodoTests + broken.length;
  if (!report.success && report.numFailedTests === 0 && broken.length === 0) failed += 1;
  for (const suite of broken) console.log(`Could not be loaded: ${suite.name}\n${suite.message ?? ''}`);
  for (const { name, assertionResults } of report.testResults) {
    // A passed test that has something to say failed at first: to be looked at before it fails twice.
    for (const test of assertionResults.filter(
      (each) => each.failureMessages?.length || each.status !== 'passed',
    )) {
      const outcome = test.status === 'passed' ? 'passed only when tried again' : test.status;
      console.log(`${outcome}: ${name}: ${test.fullName}\n${(test.failureMessages ?? []).join('\n')}`);
    }
  }
}
if (checks !== '0') console.log('`npm run check` found something: see above.');

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
