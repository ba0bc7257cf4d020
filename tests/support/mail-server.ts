import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as it came over the wire. */
export interface DeliveredMail {
  readonly mail: Email;
  readonly recipients: readonly string[];
  readonly user: string | undefined;
}

/** A real mail server on a free port of this machine. */
export interface MailServer {
  readonly url: string;
  readonly port: number;
  readonly received: DeliveredMail[];
  close(): Promise<void>;
}

/** Starts a mail server that takes everything, or does what `options` say. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: DeliveredMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        received.push({
          mail: await PostalMime.parse(Buffer.concat(chunks)),
          recipients,
          user: session.user,
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    received,
    port,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
