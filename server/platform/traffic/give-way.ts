import type { Queryable } from '../db/queryable.ts';
import { prepared } from '../db/sql.ts';

/** What a worker asks before it goes on. */
export interface GivingWay {
  /** How long to rest for so much work, in ms; 0 while no process answers many requests. */
  restMs(workedMs: number): number;
}

/** While requests come, a worker rests this many times as long as it works. */
const restShare = 5;
/** No rest is longer: word of quiet is heard soon, and a worker that is to stop does. In ms. */
const longestMs = 500;
/** What was seen is good for this long, in ms. */
const freshMs = 100;

const look = prepared<object, { is_busy: boolean }>(
  'traffic-look',
  'select exists (select from busy_processes where busy_until > clock_timestamp()) as is_busy',
);

/**
 * Lets requests go first. A backlog of webhooks or mails can wait a little, a person cannot: while any web process on
 * this database answers many requests, work that can wait takes a sixth of its time, whatever the machine is able to
 * do, and all of it again as soon as it is quiet. Nothing is looked at while there is no work.
 */
export function giveWay(db: Queryable, onError: (error: unknown) => void): GivingWay {
  let isBusy = false;
  let isLooking = false;
  let lookedAt = Number.NEGATIVE_INFINITY;

  async function lookAgain(): Promise<void> {
    isLooking = true;
    try {
      const [row] = await look(db, {});
      isBusy = row?.is_busy ?? false;
    } catch (error) {
      isBusy = false;
      onError(error);
    } finally {
      lookedAt = performance.now();
      isLooking = false;
    }
  }

  return {
    restMs(workedMs) {
      if (!isLooking && performance.now() - lookedAt > freshMs) void lookAgain();
      return isBusy ? Math.min(longestMs, workedMs * restShare) : 0;
    },
  };
}
