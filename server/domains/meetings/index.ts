export { meetingJobs } from './jobs.ts';
export type { MeetingProvider } from './meeting-provider.ts';
export { queueMeetings } from './queue-meetings.ts';
export { sandboxMeetings } from './sandbox-meetings.ts';
export { zoomMeetings } from './zoom/zoom-meetings.ts';
