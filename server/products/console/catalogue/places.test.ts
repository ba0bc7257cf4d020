import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a place is put on the map, moved and taken off it; half a position is refused', async () => {
  const admin = await app.signedIn('staff_admin');
  const made = await admin.post('/locations', { name: 'Dundee' });
  expect(made.body).toMatchObject({ latitude: null, longitude: null });
  const path = `/locations/${made.body['id']}`;
  const fieldsOf = async (body: object) =>
    Object.keys(((await admin.patch(path, body)).body['errors'] ?? {}) as object);
  expect(await fieldsOf({ latitude: 56.462 })).toEqual(['longitude']);
  expect(await fieldsOf({ latitude: 91, longitude: 'east' })).toEqual(['latitude', 'longitude']);
  const placed = await admin.patch(path, { latitude: 56.462, longitude: '-2.9707' });
  expect([placed.status, placed.body['latitude'], placed.body['longitude']]).toEqual([200, 56.462, -2.9707]);
  expect((await admin.patch(path, { postcode: 'DD1 1AA' })).body['latitude']).toBe(56.462);
  expect(await fieldsOf({ longitude: null })).toEqual(['latitude']);
  expect((await admin.patch(path, { latitude: null, longitude: null })).body).toMatchObject({
    latitude: null,
    longitude: null,
  });
});
