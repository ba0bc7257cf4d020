export { giveUpQueuedJob, operationProblems, retryQueuedJob } from './act-on-job.ts';
