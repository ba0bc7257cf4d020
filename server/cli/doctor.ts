import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { verifyAllAuditChains } from '../domains/audit/index.ts';
import { verifyLedger } from '../domains/wallet/index.ts';
import type { Queryable } from '../platform/db/queryable.ts';
import { prepared } from '../platform/db/sql.ts';
import { openMailer } from '../platform/mail/open-mailer.ts';
import { openKeyring } from '../secret-key.ts';
import { type CommandDatabase, withDatabase } from './with-database.ts';

const serverVersion = prepared<object, { version: string; number: number }>(
  'doctor-server-version',
  `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
);

interface Finding {
  readonly ok: boolean;
  readonly line: string;
}

async function sendTestMail(db: Queryable, config: Config, to: string): Promise<Finding> {
  const text = 'This test message shows that Veriward can send mail.';
  const where = config.smtpUrl === undefined ? 'kept in the sandbox mailbox' : 'handed to the mail server';
  try {
    await openMailer(db, config).send({ to, subject: 'Veriward test message', text, html: `<p>${text}</p>` });
    return { ok: true, line: `A test message was ${where}` };
  } catch (error) {
    return { ok: false, line: `A test message could not be sent: ${(error as Error).message}` };
  }
}

async function checkDatabase({ db, access, applied }: CommandDatabase): Promise<Finding[]> {
  const [server] = await serverVersion(db, {});
  const now = applied.length > 0 ? ` (${applied.length} applied just now)` : '';
  return [
    {
      ok: (server?.number ?? 0) >= 150_000,
      line: `${access.description}, version ${server?.version} (15 or newer is needed)`,
    },
    { ok: true, line: `Migrations are current${now}` },
  ];
}

async function checkBooks(db: Queryable): Promise<Finding[]> {
  const broken = await verifyAllAuditChains(db);
  const wrong = await verifyLedger(db);
  return [
    broken.length === 0
      ? { ok: true, line: 'The audit trail is whole' }
      : { ok: false, line: `The audit trail is broken: ${broken.join('; ')}. Restore it from a backup` },
    wrong.length === 0
      ? { ok: true, line: 'Every balance equals its ledger' }
      : { ok: false, line: `Balances differ from the ledger: accounts ${wrong.join(', ')}` },
  ];
}

/** `veriward doctor`: checks everything it can and says how to mend what is wrong. Exit code 1 when anything is. */
export async function doctor(args: readonly string[], config: Config): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { 'mail-to': { type: 'string' } } });
  const to = values['mail-to'];
  const findings: Finding[] = [
    {
      ok: true,
      line: `Node ${process.versions.node}; settings are valid (role ${config.role}, mode ${config.mode})`,
    },
  ];
  await withDatabase(config, async (opened) => {
    findings.push(...(await checkDatabase(opened)));
    await openKeyring(config, opened.db);
    findings.push({ ok: true, line: 'The secret key is the one this database was set up with' });
    findings.push(...(await checkBooks(opened.db)));
    if (to !== undefined) findings.push(await sendTestMail(opened.db, config, to));
  });
  for (const { ok, line } of findings) process.stdout.write(`${ok ? 'ok  ' : 'BAD '} ${line}\n`);
  return findings.every(({ ok }) => ok) ? 0 : 1;
}
