import type { FastifyReply } from 'fastify';
import { Frame, plainPageHeaders, writePage } from '../platform/html/frame.tsx';
import { pageAssets } from './candidate-pages.ts';

function LostPage({ stylesheet }: { stylesheet: string }) {
  return (
    <Frame
      assets={{ stylesheet }}
      title="Page not found · Veriward"
      heading="There is no page at this address"
      intro={<p>A letter of it may be missing, or the page has gone.</p>}
      foot={
        <p>Did an e-mail bring you here? Open its link again: some programs cut long addresses in two.</p>
      }
    >
      <div className="stack">
        <p>Look at the address once more, or go on from here.</p>
        <a className="button" href="/">
          Go to the home page
        </a>
        <p>
          Or <a href="/sign-in">sign in</a>, or <a href="/verify">check a certificate</a>.
        </p>
      </div>
    </Frame>
  );
}

/** Answers a browser that was led to an address without a page. */
export function lostPageSender(): (reply: FastifyReply) => FastifyReply {
  const { stylesheet } = pageAssets();
  const page = writePage(<LostPage stylesheet={stylesheet} />);
  return (reply) => reply.code(404).headers(plainPageHeaders).type('text/html; charset=utf-8').send(page);
}
