import { job } from '../../platform/jobs/job.ts';
import { announceSeatsLow, seatsFell } from './announce-seats-low.ts';

/** What the workers do for scheduling. */
export const schedulingJobs = [
  job({ name: 'announce-seats-low', payload: seatsFell, run: announceSeatsLow }),
];
