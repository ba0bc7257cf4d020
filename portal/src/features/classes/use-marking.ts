import { useCallback, useRef, useState } from 'react';
import { useSession } from '../../session/session.ts';
import { keepMark, type NewMark, useWaitingMarks, type WaitingMark } from './mark-queue.ts';

type Value = NewMark['value'];

/** Somebody who can be marked. */
export interface Markable {
  readonly kind: NewMark['kind'];
  readonly bookingId: number;
  readonly candidate: string;
  /** What the server has. */
  readonly saved: Value;
}

const keyOf = ({ kind, bookingId }: Pick<NewMark, 'kind' | 'bookingId'>) => `${kind} ${bookingId}`;

/** What is shown of somebody: the latest tap, or what the server has. */
export interface Marked {
  readonly value: Value;
  readonly waiting: boolean;
  readonly refusal: WaitingMark | undefined;
}

/** Marks people by taps: each is kept on the device at once, sent by WaitingMarks, and can be undone as long as the page is open. */
export function useMarking() {
  const { person } = useSession();
  const waiting = useWaitingMarks(person.id);
  const steps = useRef(new Map<string, readonly Value[]>());
  const [, redraw] = useState(0);

  const markedOf = useCallback(
    (who: Markable): Marked => {
      const own = waiting.filter((mark) => keyOf(mark) === keyOf(who));
      const latest = own.findLast(({ refusal }) => refusal === null);
      return {
        value: latest?.value ?? who.saved,
        waiting: latest !== undefined,
        refusal: own.findLast(({ refusal }) => refusal !== null),
      };
    },
    [waiting],
  );
  const keep = (who: Markable, value: Value) => {
    const { kind, bookingId, candidate, saved } = who;
    keepMark(person, { kind, bookingId, candidate, value, before: saved });
    redraw((count) => count + 1);
  };
  const stepsOf = (who: Markable) => steps.current.get(keyOf(who)) ?? [];
  return {
    personId: person.id,
    markedOf,
    mark: (who: Markable, value: Value) => {
      steps.current.set(keyOf(who), [...stepsOf(who), markedOf(who).value]);
      keep(who, value);
    },
    /** Nobody goes back to a remote session that nobody marked: the platform knows no such way. */
    canUndo: (who: Markable) => ![undefined, 'pending'].includes(stepsOf(who).at(-1)),
    undo: (who: Markable) => {
      const before = stepsOf(who).at(-1);
      if (before === undefined) return;
      steps.current.set(keyOf(who), stepsOf(who).slice(0, -1));
      keep(who, before);
    },
  };
}
