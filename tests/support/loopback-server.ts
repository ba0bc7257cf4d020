import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** The connection is closed without an answer. */
interface HangUp {
  readonly kind: 'hang up';
}

/** What any service on the way may do instead of answering. */
export const misbehave = {
  silence: () => undefined,
  'hang up': (response: ServerResponse) => response.destroy(),
  garbage: (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>It works!</html>'),
  'half an answer': (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"id":"5O1', () => response.destroy());
  },
  trickle: (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{');
    const drip = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(drip));
  },
};

/** Stands in for somebody's service on loopback: remembers what was asked, and goes wrong when it is told to. */
export abstract class LoopbackServer<Request extends { readonly path: string }, Fault> {
  readonly requests: Request[] = [];
  /** Asked for each request; null: answer as it should be. */
  fault: (request: Request) => Fault | HangUp | null = () => null;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((request, response) => void this.serve(request, response));

  protected abstract serve(request: IncomingMessage, response: ServerResponse): Promise<void>;

  protected async listen(): Promise<this> {
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  protected get base(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  /** The next `times` requests whose path matches go wrong, then all is well. */
  failNext(fault: Fault, path = /./, times = 1): void {
    let left = times;
    this.fault = (request) => {
      if (left === 0 || !path.test(request.path)) return null;
      left -= 1;
      return fault;
    };
  }

  down(): void {
    this.fault = () => ({ kind: 'hang up' });
  }

  /** Answers as it should from now on. */
  up(): void {
    this.fault = () => null;
  }

  requestsTo(path: RegExp): Request[] {
    return this.requests.filter((request) => path.test(request.path));
  }
}
