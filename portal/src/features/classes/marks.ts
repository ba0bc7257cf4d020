import type { Schemas } from '../../api/console.ts';
import type { Tone } from '../../ui/Status.tsx';
import type { ClassMark, RemoteMark } from './mark-queue.ts';

/** What the server has of a booking, as one word. */
export function markOf({ attendance, passed }: Pick<Schemas.Booking, 'attendance' | 'passed'>): ClassMark {
  if (attendance === null) return 'none';
  if (attendance === 'no_show') return 'no_show';
  if (passed === null) return 'attended';
  return passed ? 'passed' : 'failed';
}

/** A mark in words, and what it means. */
export const markWords: Readonly<
  Record<ClassMark | RemoteMark, { readonly label: string; readonly tone: Tone }>
> = {
  none: { label: 'Not marked', tone: 'quiet' },
  pending: { label: 'Not marked', tone: 'quiet' },
  attended: { label: 'Attended', tone: 'info' },
  passed: { label: 'Passed', tone: 'good' },
  completed: { label: 'Completed', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  no_show: { label: 'No-show', tone: 'warn' },
};

/** Name of a candidate. */
export const nameOf = ({
  first_name,
  last_name,
}: {
  readonly first_name: string;
  readonly last_name: string;
}) => `${first_name} ${last_name}`;
