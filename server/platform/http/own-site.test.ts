import Fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { isFromOwnSite } from './own-site.ts';

const site = 'https://training.example.org';

const app = Fastify();
app.post('/', async (request) => [
  isFromOwnSite(request, `${site}/`),
  isFromOwnSite(request, `${site}/`, { nullOrigin: true }),
]);
afterAll(() => app.close());

async function judge(headers: Record<string, string>) {
  const answer = await app.inject({
    method: 'POST',
    url: '/',
    headers: { host: 'pages.example:8080', ...headers },
  });
  return answer.json();
}

test.each([
  ['nothing is said, as by programs', {}],
  ['its own page, where it was sent to', { origin: 'http://pages.example:8080' }],
  ['its own page, behind a proxy', { origin: site, 'sec-fetch-site': 'same-origin' }],
])('is from the own site: %s', async (_what, headers) => {
  expect(await judge(headers)).toEqual([true, true]);
});

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['another port of the same host', { origin: 'http://pages.example:8081' }],
  ['the same host by another scheme', { origin: 'https://pages.example:8080' }],
  ['a host that only begins like the site', { origin: `${site}.evil.example` }],
  ['what is no origin', { origin: 'pages.example:8080' }],
  ['a sibling host', { 'sec-fetch-site': 'same-site' }],
  ['another site, whatever the origin', { origin: site, 'sec-fetch-site': 'cross-site' }],
  ['no page at all', { 'sec-fetch-site': 'none' }],
  ['a page without an origin on another site', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
])('is not from the own site: %s', async (_what, headers) => {
  expect(await judge(headers)).toEqual([false, false]);
});

test.each([{ origin: 'null' }, { origin: 'null', 'sec-fetch-site': 'same-origin' }])(
  'a page that tells no referrer passes only where a token decides: %o',
  async (headers) => {
    expect(await judge(headers)).toEqual([false, true]);
  },
);
