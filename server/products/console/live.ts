import type { ServerResponse } from 'node:http';
import { fastifyCookie } from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/db/database.ts';
import { isRefusal } from '../../platform/http/problem.ts';
import type { Changes, Listener } from '../../platform/live/changes.ts';
import type { ConsoleServices } from './services.ts';
import { authenticateSession } from './session-cookie.ts';

/** At most one word a second: a page asks for all it shows each time. */
const pauseMs = 1_000;

/** Keeps proxies from taking a quiet stream for a dead one, in ms. */
const pulseMs = 20_000;

/** After this the page connects anew and proves its session again, in ms. */
const lifeMs = 15 * 60_000;

/** Streams one person may have open; the oldest gives way. */
const streamsPerPerson = 8;

interface LiveParts extends Pick<ConsoleServices, 'keyring' | 'publicUrl'> {
  readonly db: Database;
  readonly changes: Changes;
}

/** Writes a word to the stream now, or once the pause after the last one is over. */
function paced(write: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let last = 0;
  return {
    heard() {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          last = Date.now();
          write();
        },
        Math.max(0, last + pauseMs - Date.now()),
      );
    },
    stop: () => clearTimeout(timer),
  };
}

/** Keeps one stream open until either side ends it. */
function stream(
  raw: ServerResponse,
  subscribe: (hears: Pick<Listener, 'heard' | 'ready'>) => () => void,
): void {
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    // an ended stream leaves no connection behind that a stopping server would wait for
    connection: 'close',
  });
  raw.write('retry: 3000\n\n');
  const words = paced(() => raw.write('event: changed\ndata:\n\n'));
  const unsubscribe = subscribe({
    heard: words.heard,
    ready: () => void raw.write('event: ready\ndata:\n\n'),
  });
  const pulse = setInterval(() => raw.write(':\n\n'), pulseMs);
  const life = setTimeout(() => raw.end(), lifeMs);
  raw.on('close', () => {
    unsubscribe();
    words.stop();
    clearInterval(pulse);
    clearTimeout(life);
  });
}

/**
 * `GET /console/v1/live`: server-sent events for whoever is signed in. `ready`: from now on no change is
 * missed. `changed`: something of theirs did, in whatever process; what, they ask. Members hear of their organisation, staff of all.
 */
export async function serveLive(app: FastifyInstance, parts: LiveParts): Promise<void> {
  const open = new Map<number, Set<ServerResponse>>();
  let isClosing = false;
  await app.register(async (scope) => {
    await scope.register(fastifyCookie);
    scope.get('/console/v1/live', async (request, reply) => {
      const caller = await authenticateSession(request, parts.db, parts);
      if (isRefusal(caller)) return reply.code(401).send({ code: 'unauthenticated' });
      const own = open.get(caller.person_id) ?? new Set();
      open.set(caller.person_id, own.add(reply.raw));
      const [oldest] = own;
      if (own.size > streamsPerPerson) oldest?.end();
      reply.hijack();
      reply.raw.on('close', () => {
        own.delete(reply.raw);
        if (own.size === 0) open.delete(caller.person_id);
      });
      const concerned = caller.organisation_id;
      stream(reply.raw, (hears) => parts.changes.listen({ concerned, ...hears }));
      // asked for before the server was told to stop: nobody else would end it
      if (isClosing) reply.raw.end();
    });
    scope.addHook('preClose', async () => {
      isClosing = true;
      for (const streams of open.values()) for (const raw of streams) raw.end();
    });
  });
}
