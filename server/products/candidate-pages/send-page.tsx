import type { FastifyReply } from 'fastify';
import { renderToStaticMarkup } from 'react-dom/server';
import { Layout, type LayoutProps, type PageAssets } from './layout.tsx';
import { messagePage, messages } from './message-page.tsx';

/** Sends pages in the layout they share. */
export interface PageSender {
  page(reply: FastifyReply, page: LayoutProps, status?: number): FastifyReply;
  message(reply: FastifyReply, name: keyof typeof messages): FastifyReply;
}

/** Builds the sender. React writes every text escaped: there is no way here to write markup from data. */
export function createPageSender(assets: PageAssets): PageSender {
  const page: PageSender['page'] = (reply, props, status = 200) =>
    reply
      .code(status)
      .type('text/html; charset=utf-8')
      .send(`<!doctype html>${renderToStaticMarkup(<Layout assets={assets} {...props} />)}`);
  return {
    page,
    message: (reply, name) => page(reply, messagePage(messages[name]), messages[name].status),
  };
}
