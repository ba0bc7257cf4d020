// Keeps the portal's own files, so that a trainer's desk opens in a room without a connection. Nobody's data passes
// through here: answers of the API are left to the network.
/* global __FILES__, __VERSION__ */
const prefix = 'veriward-files ';
const cacheName = prefix + __VERSION__;
const files = __FILES__;

/** The page without anybody's data: the same document for every address of the portal. */
const page = '/sign-in';

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([page, ...files])));
});

async function forgetOlder() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener('activate', (event) => event.waitUntil(forgetOlder()));

/** What may have changed since comes from the network whenever there is one; the page names the files it needs. */
const openFresh = (request, kept) =>
  fetch(request).catch(async () => (await caches.match(kept, { cacheName })) ?? Response.error());

/** A name with a hash of what is in the file: a kept one is never old. */
const hashed = /-[\w-]{8}\.\w+$/;
const openFile = async (request) => (await caches.match(request, { cacheName })) ?? fetch(request);

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(openFresh(request, page));
  else if (files.includes(pathname))
    event.respondWith(hashed.test(pathname) ? openFile(request) : openFresh(request, request));
});
