import type { FastifyReply } from 'fastify';
import { type PageAssets, writePage } from '../../platform/html/frame.tsx';
import { Layout, type LayoutProps } from './layout.tsx';
import { messagePage, messages } from './message-page.tsx';

/** Sends pages in the layout they share. */
export interface PageSender {
  page(reply: FastifyReply, page: LayoutProps, status?: number): FastifyReply;
  message(reply: FastifyReply, name: keyof typeof messages): FastifyReply;
}

/** Builds the sender. */
export function createPageSender(assets: PageAssets): PageSender {
  const page: PageSender['page'] = (reply, props, status = 200) =>
    reply
      .code(status)
      .type('text/html; charset=utf-8')
      .send(writePage(<Layout assets={assets} {...props} />));
  return {
    page,
    message: (reply, name) => page(reply, messagePage(messages[name]), messages[name].status),
  };
}
