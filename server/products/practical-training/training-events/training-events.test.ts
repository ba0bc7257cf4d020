import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../../../../tests/support/api-client.ts';
import { runQueuedJobs } from '../../../../tests/support/jobs.ts';
import { announcementsOf } from '../../../../tests/support/outbox.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const newClient: TestApp['newClient'] = (options) => app.newClient(options);

const eventKeys = [
  'id',
  'course',
  'location',
  'start_date',
  'end_date',
  'remaining_slots',
  'cost_inc_vat',
  'booking_url',
];

describe('GET /training-events', () => {
  test('13: items have exactly 8 keys and no trainer; the detail adds trainer, total_slots and status', async () => {
    const acme = await newClient();
    const [event, untrained] = [await app.make.event(), await app.make.event({ trainer: false })];
    const [item] = (await acme.get('/training-events')).body['data'] as object[];
    expect(Object.keys(item ?? {})).toEqual(eventKeys);
    const detail = await acme.get(`/training-events/${event}`);
    expect(Object.keys(detail.body)).toEqual([...eventKeys, 'trainer', 'total_slots', 'status']);
    expect(detail.body).toMatchObject({
      trainer: { id: 5, name: 'David Rankin' },
      total_slots: 12,
      status: 'scheduled',
    });
    expect((await acme.get(`/training-events/${untrained}`)).body['trainer']).toBeNull();
  });

  test('lists what is published, visible, not cancelled and ahead; the rest stays readable by id but for drafts', async () => {
    const [acme, other] = [await newClient(), await newClient()];
    const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const open = await app.make.event();
    const draft = await app.make.event({ published: false });
    const running = await app.make.event({ startsAt: soon(-60), endsAt: soon(60) });
    const finished = await app.make.event({ startsAt: soon(-120), endsAt: soon(-60) });
    const cancelled = await app.make.event();
    await app.sql('update training_events set cancelled_at = now() where id = $1', [cancelled]);
    const forOther = await app.make.event({ visibleTo: [other.id] });
    const ids = async (client: typeof acme) =>
      ((await client.get('/training-events?per_page=100')).body['data'] as { id: number }[]).map(
        (row) => row.id,
      );
    const [seen, seenByOther] = [await ids(acme), await ids(other)];
    expect(seen).toContain(open);
    for (const hidden of [draft, running, finished, cancelled, forOther]) expect(seen).not.toContain(hidden);
    expect(seenByOther).toContain(forOther);
    const statusOf = async (id: number) => (await acme.get(`/training-events/${id}`)).body['status'] ?? 404;
    expect([
      await statusOf(open),
      await statusOf(running),
      await statusOf(finished),
      await statusOf(cancelled),
    ]).toEqual(['scheduled', 'in_progress', 'finished', 'cancelled']);
    expect([await statusOf(draft), await statusOf(forOther)]).toEqual([404, 404]);
  });

  test('filters by course, place, London days and free seats; sorts by start, seats and price with ties by id', async () => {
    const acme = await newClient({ invoices: true });
    await app.sql('update training_events set published_at = null');
    const first = await app.make.event({ startsAt: '2028-07-01T09:00:00Z', capacity: 1 });
    const second = await app.make.event({ startsAt: '2028-07-02T09:00:00Z', courseId: 2, capacity: 5 });
    const third = await app.make.event({ startsAt: '2028-07-03T09:00:00Z', courseId: 3, capacity: 3 });
    const fourth = await app.make.event({ startsAt: '2028-07-03T09:00:00Z', capacity: 3 });
    await app.make.booking(acme.id, first);
    const ids = async (query: string) =>
      ((await acme.get(`/training-events?${query}`)).body['data'] as { id: number }[]).map((row) => row.id);
    expect(await ids('')).toEqual([first, second, third, fourth]);
    expect(await ids('sort_dir=desc')).toEqual([third, fourth, second, first]);
    expect(await ids('sort=remaining_slots')).toEqual([first, third, fourth, second]);
    expect(await ids('sort=cost_inc_vat&sort_dir=desc')).toEqual([third, first, fourth, second]);
    expect(await ids('available_only=1')).toEqual([second, third, fourth]);
    expect(await ids('available_only=false&course_id=1')).toEqual([first, fourth]);
    expect(await ids('location_id=4')).toEqual([]);
    expect(await ids('course_id=12345')).toEqual([]);
    expect(await ids('date_from=2028-07-02&date_to=2028-07-02')).toEqual([second]);
    for (const query of ['sort=name', 'sort_dir=down', 'available_only=maybe', 'course_id=x'])
      expect((await acme.get(`/training-events?${query}`)).status).toBe(422);
  });

  test('14: remaining_slots counts pending and booked bookings, not holds', async () => {
    const acme = await newClient({ invoices: true });
    const event = await app.make.event({ courseId: 3, capacity: 4 });
    await app.make.hold(acme.id, event);
    await app.make.booking(acme.id, event);
    expect((await acme.get(`/training-events/${event}`)).body['remaining_slots']).toBe(3);
  });
});

describe('training_event.seats_low', () => {
  test('34: respects each organisation’s threshold and price, reaches whoever can see the event, once', async () => {
    await app.sql(`update organisation_training_settings set threshold_seats = 0`);
    await runQueuedJobs(app);
    const buyer = await newClient({ invoices: true });
    const [watcher, stranger, keen] = [
      await newClient(),
      await newClient({ products: ['virtual-bls'] }),
      await newClient(),
    ];
    await app.sql(
      'update organisation_training_settings set threshold_seats = 3 where organisation_id = any($1)',
      [[watcher.id, stranger.id]],
    );
    await app.sql(
      'update organisation_training_settings set threshold_seats = 4 where organisation_id = $1',
      [keen.id],
    );
    await app.sql('insert into organisation_course_rates values ($1, 1, 5000)', [keen.id]);
    const event = await app.make.event({ capacity: 6 });
    const told = async (organisation: { id: number }) =>
      (await announcementsOf(app, organisation.id, 'training_event.seats_low')).map((payload) => [
        payload['remaining_slots'],
        payload['price_pence'],
      ]);
    const after: Record<number, unknown> = {};
    for (let left = 5; left >= 2; left -= 1) {
      await app.make.booking(buyer.id, event);
      await runQueuedJobs(app);
      await runQueuedJobs(app);
      after[left] = [await told(watcher), await told(keen), await told(stranger), await told(buyer)];
    }
    expect(after).toEqual({
      5: [[], [], [], []],
      4: [[], [[4, 5000]], [], []],
      3: [[[3, 8500]], [[4, 5000]], [], [[3, 8500]]],
      2: [[[3, 8500]], [[4, 5000]], [], [[3, 8500]]],
    });
    expect(
      at((await announcementsOf(app, watcher.id, 'training_event.seats_low'))[0] ?? {}, 'threshold'),
    ).toBe(3);
  });

  test('a job that runs twice announces once', async () => {
    const watcher = await newClient();
    const event = await app.make.event();
    const job = `select graphile_worker.add_job('announce-seats-low', json_build_object('trainingEventId', $1::bigint, 'before', 4, 'after', 3, 'at', '2027-01-01T00:00:00Z'))`;
    await app.sql(job, [event]);
    await app.sql(job, [event]);
    await runQueuedJobs(app);
    expect(await announcementsOf(app, watcher.id, 'training_event.seats_low')).toHaveLength(1);
  });
});
