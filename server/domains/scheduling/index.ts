export { schedulingProblems } from './errors.ts';
export { schedulingEvents } from './events.ts';
export { type HoldExists, holdSeat, type SeatHold } from './hold-seat.ts';
export { schedulingJobs } from './jobs.ts';
export { listTrainingEvents, trainingEventSorts } from './list-training-events.ts';
export { releaseSeat } from './release-seat.ts';
export { sweepLapsedHolds } from './sweep-lapsed-holds.ts';
export { getTrainingEvent, type TrainingEvent } from './training-event.ts';
