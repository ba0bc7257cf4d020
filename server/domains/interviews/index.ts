export { assignInterviewer, cancelInterview, moveInterview } from './change-interview.ts';
export { createInterview, interviewMinutes } from './create-interview.ts';
export { correctInterview, endInterview, interviewEnds, noteInterview } from './end-interview.ts';
export { interviewProblems } from './errors.ts';
export { type InterviewTold, interviewEvents } from './events.ts';
export { type InterviewRecord, interviewResults, interviewStatuses } from './interview-record.ts';
export {
  addInterviewer,
  getInterviewer,
  type Interviewer,
  listInterviewers,
  setInterviewerActive,
} from './interviewers.ts';
export { getInterview, interviewSorts, listInterviews } from './list-interviews.ts';
