// A Fastify server that does nothing but run one statement a request: what the whole could reach at best.
import Fastify from 'fastify';
import pg from 'pg';
import { ceilingStatements } from './statements.ts';

const app = Fastify();
const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 8,
  options: '-c role=veriward_app',
});

app.post<{ Params: { name: string; number: string } }>('/:name/:number', async (request, reply) => {
  const statement = ceilingStatements[request.params.name];
  if (!statement) return reply.code(404).send();
  const values = statement.values(Number(request.params.number));
  const { rows } = await pool.query({ name: statement.name, text: statement.text, values });
  const pdf: unknown = rows[0]?.pdf;
  return pdf instanceof Buffer ? reply.type('application/pdf').send(pdf) : rows;
});

const url = await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${url}\n`);
process.once('SIGTERM', () => void app.close().then(() => pool.end()));
