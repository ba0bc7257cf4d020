import { z } from 'zod';
import { choice, flag, int, intOrNull, str, strOrNull, when, whenOrNull } from '../fields.ts';

const jobs = z
  .object({
    waiting: int('Ready, for a worker to take.', 3),
    waiting_since: whenOrNull('Since when the oldest of them could have run.', '2027-06-05T10:00:00+00:00'),
    later: int('For a later moment: planned, or to be tried again.', 12),
    running: int('In a worker’s hands.', 1),
    failed: int('Out of attempts: nothing more happens by itself.', 1),
    tasks: z
      .array(
        z
          .object({
            task: str('What the jobs are about.', 'send-mail'),
            waiting: int('Ready.', 3),
            later: int('For later.', 12),
            running: int('Running.', 1),
            failed: int('Failed.', 1),
          })
          .meta({ id: 'TaskLoad' }),
      )
      .meta({ description: 'By what the jobs are about; kinds with none are left out.' }),
    troubled: z
      .array(
        z
          .object({
            id: int('Job id.', 77),
            task: str('What it is about.', 'send-mail'),
            attempts: int('How often it was tried.', 3),
            max_attempts: int('How often it may be.', 25),
            is_failed: flag('Whether nothing more happens by itself.', false),
            run_at: when('When it is tried next.', '2027-06-05T10:05:00+00:00'),
            last_error: str('One line of what went wrong, without addresses.', 'Error: connect ECONNREFUSED'),
          })
          .meta({ id: 'TroubledJob' }),
      )
      .meta({ description: 'Whose last attempt failed: failed ones first, at most 50.' }),
  })
  .meta({ id: 'JobHealth', description: 'The queue.' });

const webhooks = z
  .object({
    ready: int('Calls to be made now; counted to 100,000.', 4),
    oldest_due_at: whenOrNull('Since when the oldest of them is due.', '2027-06-05T10:00:00+00:00'),
    retrying: int('To be tried again later; counted to 100,000.', 2),
    sending: int('Being made.', 1),
    delivered_lately: int('Delivered in the last five minutes.', 120),
    hours: z
      .array(
        z
          .object({
            hour: when('Begin of the hour.', '2027-06-05T10:00:00+00:00'),
            delivered: int('Calls that were answered with a 2xx.', 60),
            failed: int('Calls that were not.', 1),
          })
          .meta({ id: 'WebhookHour' }),
      )
      .meta({ description: 'The last 24, the current one last.' }),
    failing: z
      .array(
        z
          .object({
            id: int('Endpoint id.', 1000),
            organisation_id: int('Whose.', 1042),
            organisation_name: str('Its name.', 'Acme Healthcare'),
            product: str('Of which product.', 'practical-training'),
            name: str('What it is called.', 'Rota'),
            host: str('Host of its address.', 'hooks.acme.co.uk'),
            last_response_code: intOrNull('What it answered last; null: nothing.', 500),
            consecutive_failures: int('Calls that failed since the last one that arrived.', 3),
            switched_off_at: whenOrNull(
              'Since when its failures have switched it off; null: it is still called.',
              '2027-06-05T10:00:00+00:00',
            ),
          })
          .meta({ id: 'FailingEndpoint' }),
      )
      .meta({ description: 'Whose last calls failed or that their failures switched off, at most 50.' }),
  })
  .meta({ id: 'WebhookHealth', description: 'The telling of events.' });

const mail = z
  .object({
    waiting: int('Not sent yet; counted to 100,000.', 2),
    sent_today: int('Sent on London’s day.', 240),
    undelivered: int('Bounced or given up in the last seven days.', 1),
    hours: z
      .array(
        z
          .object({
            hour: when('Begin of the hour.', '2027-06-05T10:00:00+00:00'),
            sent: int('Mails that were sent.', 12),
          })
          .meta({ id: 'MailHour' }),
      )
      .meta({ description: 'The last 24, the current one last.' }),
    failures: z
      .array(
        z
          .object({
            id: int('Mail id.', 501),
            organisation_id: int('On whose behalf.', 1042),
            organisation_name: str('Its name.', 'Acme Healthcare'),
            kind: str('Which mail.', 'booking-confirmed'),
            recipient: choice(['candidate', 'agency', 'billing', 'staff'], 'Who should have got it.'),
            status: choice(['failed', 'bounced'], '`bounced`: refused for good; `failed`: given up.'),
            attempts: int('How often it was tried.', 1),
            failure: strOrNull('The mail server’s codes.', '550 5.1.1'),
            created_at: when('When it was asked for.', '2027-06-05T10:00:00+00:00'),
          })
          .meta({ id: 'UndeliveredMail' }),
      )
      .meta({
        description: 'Those that did not arrive in the last seven days, the newest first, at most 50.',
      }),
  })
  .meta({ id: 'MailHealth', description: 'The sending of mails.' });

const database = z
  .object({
    version: str('PostgreSQL’s version.', '18.4'),
    started_at: when('Since when it runs.', '2027-06-01T10:00:00+00:00'),
    size_bytes: int('Its size.', 734_003_200),
    connections: int('Connections open.', 14),
    max_connections: int('How many there can be.', 100),
    tables: z
      .array(
        z
          .object({
            name: str('Table.', 'outbox'),
            size_bytes: int('With its indexes.', 104_857_600),
          })
          .meta({ id: 'TableSize' }),
      )
      .meta({ description: 'The eight largest.' }),
    migration_number: int('The latest migration it has.', 37),
    migration_name: str('Its name.', 'staff_boards'),
    migrated_at: when('When that was applied.', '2027-06-01T10:00:00+00:00'),
    expected_migration: int('The latest that the answering process knows.', 37),
  })
  .meta({ id: 'DatabaseHealth', description: 'The database.' });

/** The state of the whole system. */
export const systemHealth = z
  .object({
    checked_at: when('When it was looked at.', '2027-06-05T10:00:00+00:00'),
    jobs,
    webhooks,
    mail,
    database,
    workers: z
      .array(
        z
          .object({
            id: int('Worker’s number.', 4),
            since: when('Since when.', '2027-06-05T08:00:00+00:00'),
            is_alive: flag('False: its connection is gone.', true),
          })
          .meta({ id: 'KnownWorker' }),
      )
      .meta({ description: 'Processes that do what is queued.' }),
    process: z
      .object({
        version: str('Veriward’s version.', '0.1.0'),
        node: str('Node’s version.', '22.12.0'),
        started_at: when('Since when the answering process runs.', '2027-06-05T08:00:00+00:00'),
        memory_bytes: int('Memory it uses.', 157_286_400),
      })
      .meta({ id: 'ProcessHealth', description: 'The process that answers.' }),
  })
  .meta({ id: 'SystemHealth' });

const at = '2027-06-05T10:00:00+00:00';

/** The state of the whole system, for the docs. */
export const systemHealthExample: z.input<typeof systemHealth> = {
  checked_at: at,
  jobs: { waiting: 0, waiting_since: null, later: 0, running: 0, failed: 0, tasks: [], troubled: [] },
  webhooks: {
    ready: 0,
    oldest_due_at: null,
    retrying: 0,
    sending: 0,
    delivered_lately: 12,
    hours: [{ hour: at, delivered: 60, failed: 1 }],
    failing: [],
  },
  mail: { waiting: 0, sent_today: 240, undelivered: 0, hours: [{ hour: at, sent: 12 }], failures: [] },
  database: {
    version: '18.4',
    started_at: at,
    size_bytes: 734_003_200,
    connections: 14,
    max_connections: 100,
    tables: [{ name: 'outbox', size_bytes: 104_857_600 }],
    migration_number: 37,
    migration_name: 'staff_boards',
    migrated_at: at,
    expected_migration: 37,
  },
  workers: [{ id: 4, since: at, is_alive: true }],
  process: { version: '0.1.0', node: '22.12.0', started_at: at, memory_bytes: 157_286_400 },
};
