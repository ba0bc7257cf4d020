import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../server/platform/db/embedded/embedded-postgres.ts';
import { migrate } from '../../server/platform/db/migrate.ts';

/** How test files reach the database server. */
export interface TestServer {
  readonly host: string;
  readonly port: number;
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestServer;
  }
}

/** The migrated database that every test file's own is copied from. */
export const templateName = 'veriward_template';

/** A migrated server of its own, in a folder of its own. */
export async function startTestServer(settings: Readonly<Record<string, string>>) {
  const dataDir = await mkdtemp(join(tmpdir(), 'veriward-test-'));
  const server = await startEmbeddedPostgres({ dataDir, settings });
  const handles: [EmbeddedPostgres, ...EmbeddedPostgres[]] = [server];
  const superuser = server.connection('superuser', 'postgres');
  const owner = server.connection('owner', templateName);
  const app = server.connection('app', templateName);
  const client = new pg.Client(superuser);
  await client.connect();
  await client.query(`create database ${templateName} owner ${owner.user}`);
  await client.end();
  await migrate(owner, app.user);
  const reached: TestServer = {
    host: owner.host,
    port: owner.port,
    superuser: superuser.user,
    owner: owner.user,
    app: app.user,
  };
  return {
    reached,
    /** Ends the server at once, with everything it is doing, and starts it anew. */
    async restart() {
      const { postmasterPid } = handles[0];
      process.kill(postmasterPid, 'SIGQUIT');
      handles.unshift(await startEmbeddedPostgres({ dataDir, settings }));
      return { before: postmasterPid, after: handles[0].postmasterPid };
    },
    async end() {
      for (const handle of handles) await handle.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** One throw-away server for the whole run: real PostgreSQL, without the waits for a disk nobody will read again. */
export default async function setup(project: TestProject) {
  const server = await startTestServer({
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  });
  project.provide('postgres', server.reached);
  return () => server.end();
}
