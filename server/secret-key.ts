import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError } from './config.ts';
import { createKeyring, type Keyring } from './platform/crypto/keyring.ts';
import type { Queryable } from './platform/db/queryable.ts';
import { prepared } from './platform/db/sql.ts';

const rememberFingerprint = prepared<{ fingerprint: string }, { key_fingerprint: string }>(
  'secret-key-fingerprint',
  `with first as (
     insert into platform_secret (key_fingerprint) values (:fingerprint) on conflict do nothing returning key_fingerprint
   )
   select key_fingerprint from first union all select key_fingerprint from platform_secret limit 1`,
);

/** The key of SECRET_KEY, or the one kept in the data folder, made when it is missing. */
function secretKeyHex(config: Config): string {
  if (config.secretKeyHex !== undefined) return config.secretKeyHex;
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const file = join(config.dataDir, 'secret.key');
  try {
    // "wx" leaves an existing file alone: of two processes starting at once, both read the winner's key.
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/** Opens the keyring and makes sure that it is the one this database's secrets were sealed with. */
export async function openKeyring(config: Config, db: Queryable): Promise<Keyring> {
  const keyring = createKeyring(secretKeyHex(config));
  const [known] = await rememberFingerprint(db, { fingerprint: keyring.fingerprint });
  if (known?.key_fingerprint !== keyring.fingerprint) {
    throw new ConfigError(
      'SECRET_KEY is not the key this database was set up with. Use the same key in every process.',
    );
  }
  return keyring;
}
