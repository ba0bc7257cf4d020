import { type Schemas, send } from '../../api/console.ts';
import { queries } from '../../api/query-client.ts';
import { RequestFailed } from '../../api/request-json.ts';
import { noteSessionEnded } from '../../session/ended.ts';
import { sessionQuery } from '../../session/session.ts';
import { dropMark, nextMark, noteRefusal, noteTry, type WaitingMark, watchMarks } from './mark-queue.ts';

type Body = Schemas.MarkAttendanceRequest;

const bodies: Readonly<Record<string, Body>> = {
  attended: { attendance: 'attended' },
  passed: { attendance: 'attended', passed: true },
  failed: { attendance: 'attended', passed: false },
  no_show: { attendance: 'no_show' },
  none: { attendance: null },
};

/** How long an answer is awaited: a dead connection does not always say so. */
const patienceMs = 15_000;
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

const isAnyOf = (value: string): value is 'completed' | 'failed' | 'no_show' =>
  ['completed', 'failed', 'no_show'].includes(value);

async function put(mark: WaitingMark, csrf: string): Promise<{ readonly id: number }> {
  const options = { csrf, signal: AbortSignal.timeout(patienceMs) };
  const path = { id: mark.bookingId };
  if (mark.kind === 'class')
    return send('put', '/bookings/{id}/attendance', { path, body: bodies[mark.value] ?? {} }, options);
  const training_status = isAnyOf(mark.value) ? mark.value : 'completed';
  return send('put', '/virtual-bls/bookings/{id}/outcome', { path, body: { training_status } }, options);
}

const lists = {
  class: '/training-events/{id}/bookings',
  remote: '/virtual-bls/bookings',
} as const;

interface List {
  readonly data: readonly { readonly id: number }[];
}

/** Puts what the server answered into the lists that are on the screen, so that no mark flickers back. */
async function showAnswer(kind: WaitingMark['kind'], row: { readonly id: number }): Promise<void> {
  const queryKey = ['console', lists[kind]];
  await queries.cancelQueries({ queryKey });
  queries.setQueriesData<List>({ queryKey }, (list) =>
    list
      ? { ...list, data: list.data.map((other) => (other.id === row.id ? { ...other, ...row } : other)) }
      : list,
  );
}

type Outcome = 'sent' | 'refused' | 'again' | 'held';

const isPassing = (status: number): boolean =>
  status === 0 || status === 408 || status === 429 || status >= 500;

/** What an answer that is no success means for a mark. */
async function afterFailure(personId: number, mark: WaitingMark, error: unknown): Promise<Outcome> {
  if (!(error instanceof RequestFailed) || isPassing(error.status)) return 'again';
  if (error.code === 'unauthenticated') {
    noteSessionEnded();
    return 'held';
  }
  if (error.code === 'csrf_refused') {
    // Another session was begun in another tab: whose it is decides whether this queue goes on.
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    return 'again';
  }
  noteRefusal(personId, mark.id, error.message);
  return 'refused';
}

async function sendOne(personId: number, mark: WaitingMark): Promise<Outcome> {
  // Token and person are read as one: what is sent with it is refused unless the cookie is that person’s too.
  const session = queries.getQueryData(sessionQuery.queryKey);
  if (session?.person.id !== personId) return 'held';
  noteTry(personId, mark.id);
  try {
    await showAnswer(mark.kind, await put(mark, session.csrf_token));
    dropMark(personId, mark.id);
    return 'sent';
  } catch (error) {
    return afterFailure(personId, mark, error);
  }
}

/** One tab at a time sends, where the browser knows locks; elsewhere two tabs may send the same mark, which is then marked once. */
const alone = <Result>(personId: number, task: () => Promise<Result>): Promise<Result> =>
  navigator.locks ? navigator.locks.request(`veriward-marks ${personId}`, task) : task();

async function sendAll(personId: number, isStopped: () => boolean): Promise<Outcome> {
  let last: Outcome = 'held';
  for (let mark = nextMark(personId); mark && !isStopped() && navigator.onLine; mark = nextMark(personId)) {
    last = await sendOne(personId, mark);
    if (last === 'again' || last === 'held') return last;
  }
  return last;
}

/**
 * Sends what a person tapped, in order, as long as they are signed in; after a failure it waits longer each time, and
 * tries at once when the connection is back. Call what it returns to stop, or `again` to try now.
 */
export function startSending(personId: number): { readonly stop: () => void; readonly again: () => void } {
  let isStopped = false;
  let isBusy = false;
  let failures = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    if (isBusy || isStopped || pause !== undefined || !nextMark(personId)) return;
    isBusy = true;
    const outcome = await alone(personId, () => sendAll(personId, () => isStopped)).catch(
      () => 'again' as const,
    );
    isBusy = false;
    if (outcome === 'again') {
      const ms = Math.min(longestPauseMs, firstPauseMs * 2 ** failures) * (0.75 + Math.random() / 2);
      failures += 1;
      pause = setTimeout(again, ms);
      return;
    }
    if (outcome === 'held') return;
    failures = 0;
    if (nextMark(personId)) void run();
    else void queries.invalidateQueries({ queryKey: ['console'] });
  }
  function again(): void {
    clearTimeout(pause);
    pause = undefined;
    void run();
  }

  const unwatch = watchMarks(() => void run());
  window.addEventListener('online', again);
  void run();
  return {
    again,
    stop: () => {
      isStopped = true;
      clearTimeout(pause);
      unwatch();
      window.removeEventListener('online', again);
    },
  };
}
