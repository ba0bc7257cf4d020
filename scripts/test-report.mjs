import { existsSync, readFileSync } from 'node:fs';

/** Reads the JSON report of a test run; undefined when that run did not get far enough to write one. */
export const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** The files of a report in which something failed or that could not be loaded. */
export const failedFiles = (report) =>
  report.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
