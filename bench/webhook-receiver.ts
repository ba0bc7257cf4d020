// A bare server that takes webhooks, in a process of its own: /hook answers at once, /timed too and notes when
// the request came, /hang never answers. /count and /arrivals tell the bench what came.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clockMs } from './clock.ts';

let count = 0;
let arrivals: [string, number][] = [];

const server = createServer((request, response) => {
  const { url = '' } = request;
  if (url === '/count') {
    response.end(String(count));
  } else if (url === '/arrivals') {
    response.end(JSON.stringify(arrivals));
    arrivals = [];
  } else {
    count += 1;
    if (url === '/timed') arrivals.push([String(request.headers['webhook-id']), clockMs()]);
    request.resume();
    if (url !== '/hang') request.once('end', () => response.end());
  }
});

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
