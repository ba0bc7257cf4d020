// Names the test files to be tried again, one a line: `node failed-files.mjs <vitest json>`.
// None when there is no report, or when so much failed that trying again would tell nothing.
import { failedFiles, readReport } from './test-report.mjs';

const most = 12;
const report = readReport(process.argv[2]);
const files = report ? failedFiles(report) : [];
if (files.length <= most) for (const file of files) console.log(file);
