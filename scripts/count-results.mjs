// Sums up what CI ran: `node count-results.mjs <exit code of the checks> <vitest json> ...`.
// Beside `suite.json` may lie `suite-again.json`: the files that failed, run once more; what they say then counts.
// A report that is missing, a file that could not be loaded and a skipped test all count as failures.
import { failedFiles, readReport } from './test-report.mjs';

const [checks, ...reports] = process.argv.slice(2);
let passed = 0;
let failed = checks === '0' ? 0 : 1;

/** Tells what did not simply pass. A test that passed only when tried again is to be looked at before it fails twice. */
function tell(outcome, { name, message, assertionResults }) {
  const unwell = assertionResults.filter(({ status }) => status !== 'passed');
  for (const { status, fullName, failureMessages } of unwell) {
    const said = (failureMessages ?? []).join('\n');
    console.log(`${status === 'failed' ? outcome : status}: ${name}: ${fullName}\n${said}`);
  }
  if (unwell.length === 0) console.log(`${outcome}: ${name} could not be loaded:\n${message ?? ''}`);
}

/** Counts the tests of one file; one that could not be loaded is one failure. */
function count({ status, assertionResults }) {
  const good = assertionResults.filter((test) => test.status === 'passed').length;
  passed += good;
  const bad = assertionResults.length - good;
  failed += status === 'failed' ? Math.max(1, bad) : bad;
}

for (const file of reports) {
  const report = readReport(file);
  if (!report) {
    console.log(`No report ${file}: that run did not get far enough to write one.`);
    failed += 1;
    continue;
  }
  const again = readReport(file.replace(/\.json$/, '-again.json'));
  const latest = new Map((again?.testResults ?? []).map((each) => [each.name, each]));
  for (const first of report.testResults) {
    const last = latest.get(first.name) ?? first;
    if (last !== first)
      tell(last.status === 'passed' ? 'passed only when tried again' : 'failed at first', first);
    if (last.status !== 'passed' || last.assertionResults.some(({ status }) => status !== 'passed'))
      tell('failed', last);
    count(last);
  }
  // what no test owns up to, such as a rejection that nobody handled
  const outside = [report, again].some((each) => each && !each.success && failedFiles(each).length === 0);
  if (outside) {
    console.log(`${file}: something failed outside the tests: see above.`);
    failed += 1;
  }
}
if (checks !== '0') console.log('`npm run check` found something: see above.');

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
