import type { Instant } from '../../platform/clock/instant.ts';
import type { PageLinks } from '../../platform/crypto/page-links.ts';

/** An event as its outbox row keeps it. */
export interface StoredEvent {
  readonly event_id: string;
  readonly event_type: string;
  readonly occurred_at: Instant;
  /** As the domain that wrote it declares. */
  readonly payload: unknown;
}

/** How one product tells its events. */
export interface WebhookDialect {
  /** The product's slug, as in the outbox. */
  readonly product: string;
  /** Names of its own headers start with it, e.g. `X-TDTA`. */
  readonly headerPrefix: string;
  /** The `data` of an event's envelope. Must give the same for the same event at any time. */
  present(event: StoredEvent, links: PageLinks): unknown;
}
