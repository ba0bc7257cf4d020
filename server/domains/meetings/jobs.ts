import { type Job, job } from '../../platform/jobs/job.ts';
import { arrangeMeeting, bookingToMeet } from './arrange-meeting.ts';
import type { MeetingProvider } from './meeting-provider.ts';

/** What the workers do for meetings; nothing without a provider: what is queued then waits for one. */
export function meetingJobs(provider: MeetingProvider | null): readonly Job[] {
  if (!provider) return [];
  return [
    job({
      name: 'arrange-meeting',
      payload: bookingToMeet,
      run: (db, booking) => arrangeMeeting(db, provider, booking),
    }),
  ];
}
