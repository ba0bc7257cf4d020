import type { z } from 'zod';
import type { StoredEvent, WebhookDialect } from '../../domains/webhooks/index.ts';
import type { PageLinks } from '../../platform/crypto/page-links.ts';
import type { WebhookDescription } from '../../platform/http/product.ts';

/** One event type of a product: what receivers are told, for the docs and for the wire. */
export interface EventSpec extends WebhookDescription {
  /** The `data` of its envelope, from the payload of its outbox row. */
  present(payload: unknown, links: PageLinks): unknown;
}

/** Declares an event type; `payload` is what its domain declares that it writes. */
export function eventSpec<Payload extends z.ZodType, Data extends z.ZodType>(
  _payload: Payload,
  spec: Omit<WebhookDescription, 'data' | 'example'> & {
    readonly data: Data;
    readonly example: z.input<Data>;
    present(payload: z.output<Payload>, links: PageLinks): z.input<Data>;
  },
): EventSpec {
  // Sound because every row is written in its declared shape: tests hold the two together.
  return spec as unknown as EventSpec;
}

/** How a product tells these events. */
export function webhookDialect(
  product: string,
  headerPrefix: string,
  specs: readonly EventSpec[],
): WebhookDialect {
  const byType = new Map(specs.map((spec) => [spec.type, spec]));
  return {
    product,
    headerPrefix,
    present({ event_type, payload }: StoredEvent, links) {
      const spec = byType.get(event_type);
      if (!spec) throw new Error(`${product} has no event ${event_type}`);
      return spec.present(payload, links);
    },
  };
}
