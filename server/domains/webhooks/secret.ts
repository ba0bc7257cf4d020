import type { Keyring } from '../../platform/crypto/keyring.ts';
import { randomToken } from '../../platform/crypto/random.ts';
import type { Subscriber } from './endpoint.ts';

/** 64 letters and digits: as base64 they are 48 bytes, which Standard Webhooks asks for. */
const secretLength = 64;
const prefixLength = 12;

/** What a secret is sealed with besides the key: a row copied to another tenant is of no use. */
const contextOf = ({ organisationId, product }: Subscriber) => `webhook ${product} ${organisationId}`;

/** A new signing secret: told once, kept sealed. */
export interface NewSecret {
  readonly secret: string;
  readonly sealed: Buffer;
  readonly prefix: string;
}

/** Makes a signing secret for an endpoint of a subscriber. */
export function createSecret(keyring: Keyring, subscriber: Subscriber): NewSecret {
  const secret = randomToken(secretLength);
  return {
    secret,
    sealed: keyring.encrypt('webhook-secrets', secret, contextOf(subscriber)),
    prefix: secret.slice(0, prefixLength),
  };
}

/** The secret behind what is kept of it. */
export function openSecret(keyring: Keyring, subscriber: Subscriber, sealed: Buffer): string {
  return keyring.decrypt('webhook-secrets', sealed, contextOf(subscriber));
}
