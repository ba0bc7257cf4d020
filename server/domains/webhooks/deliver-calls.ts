import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../platform/db/database.ts';
import { appear, type Presence } from '../../platform/jobs/presence.ts';
import { webhookCallSeconds } from '../../platform/metrics/metrics.ts';
import type { GivingWay } from '../../platform/traffic/give-way.ts';
import { attemptCall, type CallMaking } from './attempt-call.ts';
import { pauseAfter } from './retry-policy.ts';
import { type CallResult, settleCalls } from './settle-calls.ts';
import { putBackCalls, type Room, type TakenCall, takeCalls } from './take-calls.ts';

/** What a worker delivers with. */
export interface Delivering extends CallMaking {
  /** Names under which this process locks jobs of the queue. */
  readonly jobWorkers: readonly string[];
  /** Requests go first. */
  readonly giveWay: GivingWay;
  readonly onError: (error: unknown) => void;
}

/** Calls of one endpoint that a worker makes at a time, and of one that was slow or silent the last time. */
const perEndpoint = 16;
const perSlowEndpoint = 2;
const slowMs = 5_000;

/** Calls a worker makes at a time: most of them wait for their receivers. */
const inFlightMax = 512;
const takenAtOnce = 128;

/** Pause while there is nothing to do: half of it is how long an event waits on average, in ms. */
const idlePauseMs = 20;
/** Pause while calls are in flight: their results are recorded together, in ms. */
const busyPauseMs = 8;
/** As many results are recorded without waiting for more. */
const fullBatch = 64;
const errorPauseMs = 500;
/** On leaving, calls in flight have this long. */
const leaveMs = 3_000;

/** What one worker has in hand. */
class Hands {
  readonly results: CallResult[] = [];
  readonly flying = new Map<number, number>();
  readonly slow = new Set<number>();
  /** Calls taken and not yet recorded. */
  readonly held = new Set<number>();
  after = 0;
  /** Called when there are results enough. */
  wake: () => void = () => undefined;

  take({ id, endpoint_id }: TakenCall): void {
    this.held.add(id);
    this.flying.set(endpoint_id, (this.flying.get(endpoint_id) ?? 0) + 1);
  }

  done({ endpoint_id }: TakenCall, result: CallResult | null): void {
    const left = (this.flying.get(endpoint_id) ?? 1) - 1;
    if (left > 0) this.flying.set(endpoint_id, left);
    else this.flying.delete(endpoint_id);
    if (!result) return;
    this.results.push(result);
    if ((result.duration_ms ?? 0) >= slowMs) this.slow.add(endpoint_id);
    else this.slow.delete(endpoint_id);
    if (this.results.length >= fullBatch) this.wake();
  }

  isEmpty(): boolean {
    return this.held.size === 0;
  }

  room(workerId: number): Room {
    const busy = [...new Set([...this.flying.keys(), ...this.slow])];
    return {
      workerId,
      limit: Math.min(takenAtOnce, inFlightMax - (this.held.size - this.results.length)),
      after: this.after,
      perEndpoint,
      busy,
      room: busy.map((id) =>
        Math.max(0, (this.slow.has(id) ? perSlowEndpoint : perEndpoint) - (this.flying.get(id) ?? 0)),
      ),
    };
  }

  pauseMs(): number {
    if (this.results.length >= fullBatch) return 0;
    return this.results.length > 0 ? busyPauseMs : idlePauseMs;
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** A pause that results do not end. */
  async rest(ms: number): Promise<void> {
    this.wake = () => undefined;
    await wait(ms);
  }
}

/** Records the results in hand; gives their number. */
async function settle(db: Database, hands: Hands): Promise<number> {
  const results = hands.results.splice(0);
  if (results.length === 0) return 0;
  await settleCalls(db, results).catch((error: unknown) => {
    hands.results.unshift(...results);
    throw error;
  });
  for (const { id } of results) hands.held.delete(id);
  return results.length;
}

/** One round through the endpoints; the next begins where this one ended. */
async function takeMore(db: Database, hands: Hands, workerId: number): Promise<TakenCall[]> {
  const room = hands.room(workerId);
  if (room.limit <= 0) return [];
  const calls = await takeCalls(db, room);
  const reachedEnd = calls.length < room.limit;
  hands.after = reachedEnd ? 0 : Math.max(...calls.map((call) => call.endpoint_id));
  return calls.length > 0 || room.after === 0 ? calls : takeCalls(db, { ...room, after: 0 });
}

/** A call that could not even be made, because of a fault of ours: it is tried again like any other. */
function faultOf(call: TakenCall): CallResult {
  const pause = call.origin === 'test' ? null : pauseAfter(call.attempt, call.max_retries, null);
  return {
    id: call.id,
    error: 'server_error',
    ...(pause === null ? { outcome: 'given_up' } : { outcome: 'failed', retry_in_seconds: pause }),
  };
}

/** Sets a call off; its result comes into the hands. */
function fly(call: TakenCall, hands: Hands, delivering: Delivering, signal: AbortSignal): void {
  hands.take(call);
  attemptCall(call, delivering, signal)
    .catch((error: unknown) => {
      delivering.onError(error);
      return faultOf(call);
    })
    .then((result) => {
      hands.done(call, result);
      if (result?.duration_ms !== undefined)
        webhookCallSeconds.observe(
          { product: call.product, outcome: result.outcome },
          result.duration_ms / 1000,
        );
    });
}

/** Delivers until the presence is lost or `stop` is aborted; then waits a little for what is in flight. */
async function deliverWhile(db: Database, presence: Presence, delivering: Delivering, stop: AbortSignal) {
  const hands = new Hands();
  const end = new AbortController();
  setMaxListeners(inFlightMax, end.signal);
  const { lost } = presence;
  lost.addEventListener('abort', () => end.abort());
  let leaveBy = Number.POSITIVE_INFINITY;
  let isInDoubt = false;
  /** Gives how long it worked, in ms; 0 when there was nothing to do. */
  const round = async (): Promise<number> => {
    const began = performance.now();
    const settled = await settle(db, hands);
    if (stop.aborted) return 0;
    if (isInDoubt) await putBackCalls(db, { workerId: presence.workerId, held: [...hands.held] });
    isInDoubt = false;
    const calls = await takeMore(db, hands, presence.workerId);
    for (const call of calls) fly(call, hands, delivering, end.signal);
    return settled + calls.length > 0 ? performance.now() - began : 0;
  };
  const isDone = () => stop.aborted && (hands.isEmpty() || performance.now() > leaveBy);
  while (!lost.aborted && !isDone()) {
    const restMs = await round().then(
      (workedMs) => (workedMs > 0 ? delivering.giveWay.restMs(workedMs) : 0),
      (error: unknown) => {
        delivering.onError(error);
        isInDoubt = true; // calls may have been taken whose names never came
        return errorPauseMs;
      },
    );
    if (stop.aborted) leaveBy = Math.min(leaveBy, performance.now() + leaveMs);
    await (restMs > 0 && !stop.aborted ? hands.rest(restMs) : hands.pause(hands.pauseMs()));
  }
  end.abort();
}

/**
 * Delivers webhook calls until stopped: takes those that are ready, makes them, records them. Any number of
 * workers may do so at once. A call that this process has in hand when it dies is made again by another.
 */
export function startDelivering(db: Database, delivering: Delivering): { stop(): Promise<void> } {
  const stop = new AbortController();
  const loop = (async () => {
    while (!stop.signal.aborted) {
      let presence: Presence | null = null;
      try {
        presence = await appear(db, delivering.jobWorkers);
        await deliverWhile(db, presence, delivering, stop.signal);
      } catch (error) {
        delivering.onError(error);
        await new Promise((resolve) => setTimeout(resolve, errorPauseMs));
      } finally {
        presence?.leave();
      }
    }
  })();
  return {
    stop() {
      stop.abort();
      return loop;
    },
  };
}
