import { createHmac } from 'node:crypto';

/** One attempt to tell of an event, as its headers say it. */
export interface SignedCall {
  /** Names of the product's own headers start with it, e.g. `X-TDTA`. */
  readonly headerPrefix: string;
  readonly eventId: string;
  readonly eventType: string;
  /** One for each attempt. */
  readonly deliveryId: number;
  /** Unix seconds of the attempt. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * The headers of an attempt, signed twice over the raw body: in the product's own form, keyed with the secret's
 * characters, and in that of Standard Webhooks (standardwebhooks.com), keyed with the secret decoded from base64.
 */
export function signedHeaders(secret: string, call: SignedCall): Record<string, string> {
  const { headerPrefix, eventId, timestamp, body } = call;
  const own = createHmac('sha256', secret).update(`${timestamp}.${body}`, 'utf8').digest('hex');
  const standard = createHmac('sha256', Buffer.from(secret, 'base64'))
    .update(`${eventId}.${timestamp}.${body}`, 'utf8')
    .digest('base64');
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'Veriward-Webhooks/1.0',
    [`${headerPrefix}-Event`]: call.eventType,
    [`${headerPrefix}-Event-Id`]: eventId,
    [`${headerPrefix}-Delivery-Id`]: String(call.deliveryId),
    [`${headerPrefix}-Timestamp`]: String(timestamp),
    [`${headerPrefix}-Signature`]: `sha256=${own}`,
    'webhook-id': eventId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${standard}`,
  };
}
