import pg from 'pg';
import type { CeilingStatement } from './measure.ts';
import type { World } from './world.ts';

/** The statement alone, through `pg`, by as many loops as there are pool connections: rows a second. */
export async function rawSqlRate(
  world: World,
  statement: CeilingStatement,
  seconds: number,
  next: () => number,
): Promise<number> {
  const pool = new pg.Pool({ connectionString: world.databaseUrl, max: 8, options: '-c role=veriward_app' });
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const loop = async () => {
    const client = await pool.connect();
    while (performance.now() < until) {
      await client.query({ name: statement.name, text: statement.text, values: statement.values(next()) });
      done += 1;
    }
    client.release();
  };
  await Promise.all(Array.from({ length: 8 }, loop));
  await pool.end();
  return Math.round(done / seconds);
}
