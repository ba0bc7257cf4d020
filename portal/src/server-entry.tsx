import { createMemoryHistory } from '@tanstack/react-router';
import { renderToString } from 'react-dom/server';
import { createQueries } from './api/query-client.ts';
import { App } from './app/App.tsx';
import { type Drawn, keepDrawn } from './app/drawn.ts';
import { makeRouter } from './app/router.tsx';

/** The first view of the desk as HTML, from the answers that the browser would have asked for. */
export async function drawHome(drawn: Drawn): Promise<string> {
  const queries = createQueries();
  keepDrawn(queries, drawn);
  const router = makeRouter(queries, createMemoryHistory({ initialEntries: ['/app'] }));
  await router.load();
  const html = renderToString(<App router={router} queries={queries} />);
  queries.clear();
  return html;
}
