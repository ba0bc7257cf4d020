import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { StoredEvent } from './dialect.ts';
import type { Subscriber } from './endpoint.ts';

/** A place in the order of an organisation's events: nothing can come to stand before it later. */
export interface EventCursor {
  readonly order: number;
  readonly id: number;
}

/** Before all events. */
export const firstCursor: EventCursor = { order: 0, id: 0 };

/** A cursor as callers keep it. */
export const cursorText = ({ order, id }: EventCursor): string => `${order}-${id}`;

/** The cursor of a text; null when it is none. */
export function readCursor(text: string): EventCursor | null {
  const [, order, id] = /^(\d{1,15})-(\d{1,15})$/.exec(text) ?? [];
  return order === undefined || id === undefined ? null : { order: Number(order), id: Number(id) };
}

/** An event with its place. */
export type PlacedEvent = StoredEvent & { readonly commit_order: number; readonly id: number };

const read = preparedRead<Subscriber & EventCursor & { limit: number }, PlacedEvent>(
  'webhooks-read-events',
  // index: outbox_in_order
  `select event_id, event_type, occurred_at, payload, commit_order, id from outbox
   where organisation_id = :organisationId and product = :product and (commit_order, id) > (:order::bigint, :id::bigint)
     and commit_order < (select event_order_settled())
   order by commit_order, id limit :limit`,
);

/** Events after a cursor, in the order of their commits, at most `limit`. None is ever passed over or told twice. */
export async function readEvents(
  db: Queryable,
  { organisationId, product }: Subscriber,
  { order, id }: EventCursor,
  limit: number,
): Promise<readonly PlacedEvent[]> {
  return read(db, { organisationId, product, order, id, limit });
}

const renew = prepared<object, never>('webhooks-renew-order', 'select renew_event_order()');

/** Keeps the order of events after a restore into another cluster; on every start. */
export async function renewEventOrder(db: Queryable): Promise<void> {
  await renew(db, {});
}
