import { type CandidateEvent, candidateEventColumns } from './candidate-event.ts';
import { trainingEventTables } from './training-event.ts';
import { type VisitorHold, visitorHolds } from './visitor-holds.ts';

/** What a visitor of the public pages holds or held, and the event. */
export type CandidateHold = CandidateEvent & VisitorHold;

/**
 * A visitor's hold on an event of an organisation: the live one, or the one of the given hash in whatever state it
 * is. Null when the visitor has none.
 */
export const findCandidateHold = visitorHolds<CandidateEvent>(
  'candidate-hold',
  'ev.*',
  `seat_holds h join (select ${candidateEventColumns} from ${trainingEventTables}) ev on ev.id = h.training_event_id`,
);
