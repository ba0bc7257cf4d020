import pg from 'pg';
import type { Database } from '../db/database.ts';

/** Whose things changed: an organisation's, or (null) anybody's. */
export type Concerned = number | null;

/** Who hears of changes. */
export interface Listener {
  /** Of an organisation's; null: of all. */
  readonly concerned: Concerned;
  readonly heard: () => void;
  /** From now on nothing is missed. Called again after a gap. */
  readonly ready: () => void;
}

/** Word between processes that something was changed: never what, so that there is nothing to leak. */
export interface Changes {
  /** Notes a change that was committed. Told to all processes within a quarter of a second, all of them together. */
  note(concerned: Concerned): void;
  /** Hears of changes that may concern somebody until the function it returns is called. */
  listen(listener: Listener): () => void;
  /** Tells what was noted and hears no more. */
  stop(): Promise<void>;
}

const channel = 'veriward_changes';

/**
 * Notices wait for each other this long, in ms. A NOTIFY makes the commits of all who send one stand in a line, so no
 * booking carries its own: a process sends at most four a second, after the commits.
 */
const gatherMs = 250;

/** Pause before a lost connection is made anew, in ms. */
const reconnectMs = 1_000;

/** Beyond this many organisations at once everybody is told: a notice holds 8,000 bytes. */
const mostNamed = 400;

type Listeners = Set<Listener>;

function payloadOf(noted: ReadonlySet<Concerned>): string {
  return noted.has(null) || noted.size > mostNamed ? 'all' : [...noted].join(',');
}

function tell(listeners: Listeners, payload: string): void {
  const named = payload === 'all' ? null : new Set(payload.split(',').map(Number));
  for (const { concerned, heard } of listeners) {
    if (named === null || concerned === null || named.has(concerned)) heard();
  }
}

/** A connection of its own that hears notices, made anew when it is lost. */
function hearNotices(db: Database, listeners: Listeners, onError: (error: unknown) => void) {
  let client: pg.Client | undefined;
  let isOver = false;
  let retry: NodeJS.Timeout | undefined;

  function lost(error?: unknown): void {
    client = undefined;
    if (isOver) return;
    if (error) onError(error);
    retry = setTimeout(() => void connect(), reconnectMs);
    retry.unref();
  }

  async function connect(): Promise<void> {
    const next = new pg.Client(db.pool.options);
    // `end` follows and begins anew; unheard, the event would stop the process.
    next.on('error', onError);
    next.on('notification', ({ payload }) => tell(listeners, payload ?? 'all'));
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
    } catch (error) {
      await next.end().catch(onError);
      lost(error);
      return;
    }
    if (isOver) return void next.end().catch(onError);
    client = next;
    next.once('end', () => lost());
    for (const { ready } of listeners) ready();
  }

  void connect();
  return {
    isListening: () => client !== undefined,
    async stop() {
      isOver = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}

/** Opens the word between processes. A connection is only held while somebody listens. */
export function openChanges(db: Database, onError: (error: unknown) => void): Changes {
  const listeners: Listeners = new Set();
  let noted = new Set<Concerned>();
  let timer: NodeJS.Timeout | undefined;
  let hearing: ReturnType<typeof hearNotices> | undefined;

  async function send(): Promise<void> {
    timer = undefined;
    const values = [channel, payloadOf(noted)];
    noted = new Set();
    await db.query({ text: 'select pg_notify($1, $2)', values }).catch(onError);
  }

  return {
    note(concerned) {
      noted.add(concerned);
      timer ??= setTimeout(() => void send(), gatherMs);
    },
    listen(listener) {
      listeners.add(listener);
      hearing ??= hearNotices(db, listeners, onError);
      if (hearing.isListening()) listener.ready();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        void hearing?.stop().catch(onError);
        hearing = undefined;
      };
    },
    async stop() {
      clearTimeout(timer);
      if (timer) await send();
      await hearing?.stop();
    },
  };
}
