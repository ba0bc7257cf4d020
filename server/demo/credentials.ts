import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a newcomer needs to try everything; kept in the data folder, mode 0600. */
export interface DemoCredentials {
  readonly base_url: string;
  readonly organisations: readonly {
    readonly code: string;
    readonly name: string;
    readonly client_id: string;
    readonly hb_client_id: string;
    readonly api_key: string;
    readonly v1_api_key: string;
    readonly referral_api_key: string | null;
    readonly referral_partner: string | null;
  }[];
  /** For trying out: any key of the deployment may send this identifier too, unless it is live. */
  readonly referral_sandbox?: { readonly referral_api_key: string | null; readonly referral_partner: string };
  readonly people: readonly { readonly role: string; readonly email: string; readonly password: string }[];
}

const fileName = 'demo-credentials.json';

/** Reads the demo credentials; null when there are none. */
export function readDemoCredentials(dataDir: string): DemoCredentials | null {
  const file = join(dataDir, fileName);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoCredentials) : null;
}

/** Writes the demo credentials, whole or not at all. */
export function writeDemoCredentials(dataDir: string, credentials: DemoCredentials): string {
  const file = join(dataDir, fileName);
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.${process.pid}`, file);
  return file;
}
