import { formatUtc } from '../../platform/clock/format.ts';
import type { PageLinks } from '../../platform/crypto/page-links.ts';
import type { StoredEvent, WebhookDialect } from './dialect.ts';

/** What receivers get: the same keys in every product. */
export interface EventEnvelope {
  readonly event_id: string;
  readonly event_type: string;
  /** UTC. */
  readonly occurred_at: string;
  readonly data: unknown;
}

/** An event as a product's receivers and its feed show it. */
export function envelopeOf(dialect: WebhookDialect, event: StoredEvent, links: PageLinks): EventEnvelope {
  return {
    event_id: event.event_id,
    event_type: event.event_type,
    occurred_at: formatUtc(event.occurred_at),
    data: dialect.present(event, links),
  };
}
