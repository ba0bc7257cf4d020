import type { Schemas } from '../../api/console.ts';
import type { Role } from '../../session/session.ts';
import type { Tone } from '../../ui/Status.tsx';

/** Who may arrange, move and cancel interviews. */
export const arrangers: readonly Role[] = ['staff_admin', 'agency_owner', 'agency_admin', 'agency_manager'];

/** A state in words, and what it means. */
export const statusWords: Readonly<
  Record<Schemas.Interview['status'], { readonly label: string; readonly tone: Tone }>
> = {
  booked: { label: 'Booked', tone: 'info' },
  completed: { label: 'Completed', tone: 'good' },
  cancelled: { label: 'Cancelled', tone: 'quiet' },
  no_show: { label: 'Did not come', tone: 'warn' },
};

/** What an interviewer found, in words. */
export const resultInWords = (result: string | null): string | null => {
  if (result === null) return null;
  return result === 'suitable' ? 'Suitable' : 'Unsuitable';
};
