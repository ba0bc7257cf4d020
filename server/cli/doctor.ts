import type { Config } from '../config.ts';
import { verifyAllAuditChains } from '../domains/audit/index.ts';
import { verifyLedger } from '../domains/wallet/index.ts';
import { prepared } from '../platform/db/sql.ts';
import { openKeyring } from '../secret-key.ts';
import { withDatabase } from './with-database.ts';

const serverVersion = prepared<object, { version: string; number: number }>(
  'doctor-server-version',
  `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
);

interface Finding {
  readonly ok: boolean;
  readonly line: string;
}

/** `veriward doctor`: checks everything it can and says how to mend what is wrong. Exit code 1 when anything is. */
export async function doctor(_args: readonly string[], config: Config): Promise<number> {
  const findings: Finding[] = [
    {
      ok: true,
      line: `Node ${process.versions.node}; settings are valid (role ${config.role}, mode ${config.mode})`,
    },
  ];
  await withDatabase(config, async ({ db, access, applied }) => {
    const [server] = await serverVersion(db, {});
    findings.push({
      ok: (server?.number ?? 0) >= 150_000,
      line: `${access.description}, version ${server?.version} (15 or newer is needed)`,
    });
    findings.push({
      ok: true,
      line: `Migrations are current${applied.length > 0 ? ` (${applied.length} applied just now)` : ''}`,
    });
    await openKeyring(config, db);
    findings.push({ ok: true, line: 'The secret key is the one this database was set up with' });
    const broken = await verifyAllAuditChains(db);
    findings.push({
      ok: broken.length === 0,
      line:
        broken.length === 0
          ? 'The audit trail is whole'
          : `The audit trail is broken: ${broken.join('; ')}. Restore it from a backup`,
    });
    const wrong = await verifyLedger(db);
    findings.push({
      ok: wrong.length === 0,
      line:
        wrong.length === 0
          ? 'Every balance equals its ledger'
          : `Balances differ from the ledger: accounts ${wrong.join(', ')}`,
    });
  });
  for (const { ok, line } of findings) process.stdout.write(`${ok ? 'ok  ' : 'BAD '} ${line}\n`);
  return findings.every(({ ok }) => ok) ? 0 : 1;
}
