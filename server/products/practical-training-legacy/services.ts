import type { KeyHolder } from '../../domains/identity/index.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { endpointFactory } from '../../platform/http/endpoint.ts';

/** What the endpoints of this product need besides a connection. */
export interface LegacyServices {
  readonly keyring: Keyring;
  /** Requests per minute and client; 0 = no limit. */
  readonly rateLimitPerMinute: number;
  /** Whether keys of the demo data are accepted. */
  readonly demoKeys: boolean;
  readonly trainingLegacy: LegacySettings;
}

/** How far this product's end has come. */
export interface LegacySettings {
  /** False: every path answers 410. */
  readonly isEnabled: boolean;
  /** Since when it is deprecated. */
  readonly deprecatedAt: Date;
  /** When it is to end; undefined: not known. */
  readonly sunset: Date | undefined;
}

/** Declares one operation of this product. */
export const endpoint = endpointFactory<KeyHolder, LegacyServices>();
