import type { Schemas } from '../../api/console.ts';
import type { Tone } from '../../ui/Status.tsx';

/** Where an event stands. */
export type EventStatus = Schemas.TrainingEvent['status'];

/** The states in the words of the desk. */
export const statusWords: Readonly<Record<EventStatus, { readonly word: string; readonly tone: Tone }>> = {
  draft: { word: 'Draft', tone: 'info' },
  scheduled: { word: 'Published', tone: 'good' },
  in_progress: { word: 'Running now', tone: 'good' },
  finished: { word: 'Finished', tone: 'quiet' },
  cancelled: { word: 'Cancelled', tone: 'bad' },
};

/** Every state there is. */
export const eventStatuses = Object.keys(statusWords) as EventStatus[];
