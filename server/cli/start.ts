import { parseArgs } from 'node:util';
import { type Config, loadConfig } from '../config.ts';
import { startVeriward, type Veriward } from '../main.ts';
import { createLog } from '../platform/log/log.ts';
import { showsMailbox } from '../roles/sandbox-mailbox.ts';

/** Milliseconds after which a shutdown stops being polite. */
const shutdownMs = 5_000;

function table(running: Veriward, config: Config): string {
  const rows: [string, string][] = [];
  if (running.url !== null) {
    rows.push(['Portal', `${running.url}/`], ['API docs', `${running.url}/docs`]);
    if (showsMailbox(config)) rows.push(['Mailbox', `${running.url}/sandbox/mailbox`]);
  }
  rows.push(['Database', running.database]);
  for (const { name, hb_client_id, api_key } of running.demo?.organisations ?? []) {
    rows.push([`Demo: ${name}`, `hb_client_id ${hb_client_id}  api_key ${api_key}`]);
  }
  for (const { role, email, password } of running.demo?.people ?? []) {
    rows.push([`Demo: ${role}`, `${email}  ${password}`]);
  }
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`).join('\n');
}

/** Resolves with the signal's name; a second signal ends the process at once. */
function nextSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve(signal);
      });
    }
  });
}

async function stopInTime(running: Veriward): Promise<number> {
  const overdue = setTimeout(() => {
    process.stderr.write('Stopping took too long; some work in flight was cut off.\n');
    process.exit(1);
  }, shutdownMs);
  await running.stop();
  clearTimeout(overdue);
  return 0;
}

/** `veriward start`: runs until it is told to stop. */
export async function start(args: readonly string[], given: Config): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { role: { type: 'string' } } });
  const config =
    values.role === undefined ? given : loadConfig({ ...process.env, VERIWARD_ROLE: values.role });
  const log = createLog(config.logLevel);
  const report = (line: string) => process.stdout.write(`${line}\n`);
  const stopping = nextSignal();
  const running = await startVeriward({ config, log, report });
  report(`\nVeriward is ready (${Math.round(process.uptime() * 10) / 10} s).\n\n${table(running, config)}\n`);
  const signal = await stopping;
  report(`${signal} received, stopping ...`);
  return stopInTime(running);
}
