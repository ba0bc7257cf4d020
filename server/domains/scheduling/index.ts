export {
  type Availability,
  addDayException,
  getAvailability,
  listRemoteTrainers,
  type RemoteTrainer,
  removeDayException,
  setRemoteCourses,
  setRemoteTrainer,
  setWeeklyRules,
} from './bls/availability.ts';
export { slotProblems } from './bls/errors.ts';
export { type CandidateSlot, findCandidateSlot } from './bls/find-candidate-slot.ts';
export type { FreeSlot } from './bls/free-starts.ts';
export { holdSlot, type SlotHold, type SlotHoldExists, type SlotName } from './bls/hold-slot.ts';
export { holdSlotForCandidate } from './bls/hold-slot-for-candidate.ts';
export { listFreeSlots } from './bls/list-free-slots.ts';
export { releaseSlot } from './bls/release-slot.ts';
export { editBlsRules, getBlsRules } from './bls/rules.ts';
export type { CandidateEvent } from './candidate-event.ts';
export { schedulingProblems } from './errors.ts';
export { clashKinds, type EventClash, findEventClashes } from './event-clashes.ts';
export { schedulingEvents } from './events.ts';
export { type CandidateHold, findCandidateHold } from './find-candidate-hold.ts';
export { holdHash } from './hold-hash.ts';
export { type HoldExists, holdSeat, type SeatHold } from './hold-seat.ts';
export { holdSeatForCandidate } from './hold-seat-for-candidate.ts';
export { holdSeats } from './hold-seats.ts';
export { schedulingJobs } from './jobs.ts';
export {
  type FreeEvent,
  type FreeEvents,
  listEventsForCandidates,
} from './list-events-for-candidates.ts';
export {
  getOpenEvent,
  listOpenEvents,
  listOpenPlaces,
  type OpenEvent,
  type OpenPlace,
  openEventSorts,
} from './list-open-events.ts';
export { listTrainingEvents, trainingEventSorts } from './list-training-events.ts';
export {
  cancelTrainingEvent,
  editTrainingEvent,
  moveTrainingEvent,
  publishTrainingEvent,
  setTrainingEventCapacity,
  setTrainingEventVisibility,
} from './manage-training-event.ts';
export { createTrainingEvent, discardDrafts, planEventSeries } from './plan-event-series.ts';
export { releaseSeat } from './release-seat.ts';
export {
  getStaffTrainingEvent,
  listStaffTrainingEvents,
  type StaffTrainingEvent,
  staffEventStatuses,
} from './staff-training-events.ts';
export { sweepLapsedHolds } from './sweep-lapsed-holds.ts';
export { getTrainingEvent, type TrainingEvent } from './training-event.ts';
