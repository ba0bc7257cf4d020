import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { type ReferralsConfig, readReferrals, referralSettings } from './config-referrals.ts';
import {
  commaList,
  emailAddress,
  flag,
  integer,
  moment,
  postgresUrl,
  productHosts,
  sender,
  smtpUrl,
  webUrl,
} from './config-rules.ts';
import { readServices, type Services, serviceSettings } from './config-services.ts';
import { packageRoot } from './platform/files/package-root.ts';

export { ConfigError };

/** Every setting: its variable, rule, default and meaning. Nothing else in the code base reads the environment. */
const settings = {
  PORT: { rule: integer(0, 65535), default: '8080', doc: 'TCP port of the web role; 0 takes any free one.' },
  HOST: { rule: z.string().min(1), default: '127.0.0.1', doc: 'Address the web role listens on.' },
  PUBLIC_URL: {
    rule: webUrl.optional(),
    default: undefined,
    doc: 'Base of absolute URLs in answers and e-mails. Default: http://HOST:PORT.',
  },
  PRODUCT_HOSTS: {
    rule: productHosts,
    default: '',
    doc: 'Host names mapped to one product, e.g. practical-training=https://training.example.org/api/v1',
  },
  VERIWARD_ROLE: { rule: z.enum(['all', 'web', 'worker']), default: 'all', doc: 'What this process does.' },
  VERIWARD_MODE: {
    rule: z.enum(['sandbox', 'live']),
    default: 'sandbox',
    doc: 'sandbox: built-in mailbox and test payments stand in where no real service is set.',
  },
  VERIWARD_DATA_DIR: {
    rule: z.string().min(1),
    default: '.veriward',
    doc: 'Folder of the embedded database, key file and demo credentials; relative to the checkout.',
  },
  SECRET_KEY: {
    rule: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/, '64 hexadecimal digits')
      .optional(),
    default: undefined,
    doc: 'Key for secrets at rest and derived links. Default: made once, in the data folder.',
    secret: true,
  },
  DATABASE_URL: {
    rule: postgresUrl.optional(),
    default: undefined,
    doc: 'A PostgreSQL 15 or newer instead of the embedded one.',
    secret: true,
  },
  DATABASE_MIGRATION_URL: {
    rule: postgresUrl.optional(),
    default: undefined,
    doc: 'Login that owns the tables. Default: DATABASE_URL, the application then steps down to the role veriward_app.',
    secret: true,
  },
  SMTP_URL: {
    rule: smtpUrl.optional(),
    default: undefined,
    doc: 'Mail server, smtp://user:password@host:587 (TLS required, except on this machine or with ?requireTLS=false) or smtps://. Default: in sandbox mode mails are kept for /sandbox/mailbox.',
    secret: true,
  },
  MAIL_FROM: {
    rule: sender.optional(),
    default: undefined,
    doc: 'Sender of e-mails, e.g. Veriward <no-reply@example.org>. Needed when SMTP_URL is set.',
  },
  ...serviceSettings,
  STAFF_EMAIL: {
    rule: emailAddress.optional(),
    default: undefined,
    doc: 'Mailbox of the staff who review bookings. Default: the address of MAIL_FROM.',
  },
  DATABASE_POOL_SIZE: {
    rule: integer(2, 100),
    default: '8',
    doc: 'Connections per process. More make a hot row slower.',
  },
  STATEMENT_TIMEOUT_MS: {
    rule: integer(100, 600_000),
    default: '10000',
    doc: 'Milliseconds after which a statement is given up.',
  },
  LOCK_TIMEOUT_MS: {
    rule: integer(100, 600_000),
    default: '5000',
    doc: 'Milliseconds a statement waits for a row.',
  },
  RATE_LIMIT_PER_MINUTE: {
    rule: integer(0, 1_000_000_000),
    default: '60',
    doc: 'Requests per minute and client; 0 = no limit.',
  },
  AUTH_RATE_LIMIT_PER_MINUTE: {
    rule: integer(0, 1_000_000_000),
    default: '10',
    doc: 'Token requests per minute and client; 0 = no limit.',
  },
  VERIFY_RATE_LIMIT_PER_MINUTE: {
    rule: integer(0, 1_000_000_000),
    default: '20',
    doc: 'Certificate checks per minute and client; 0 = no limit.',
  },
  CONSOLE_RATE_LIMIT_PER_MINUTE: {
    rule: integer(0, 1_000_000_000),
    default: '600',
    doc: 'Requests of the web portal per minute and client; 0 = no limit.',
  },
  CORS_ORIGINS: {
    rule: commaList,
    default: '',
    doc: 'Origins whose pages may call the APIs from a browser, e.g. https://app.example.org, separated by commas. Default: none.',
  },
  TRUST_PROXY: {
    rule: commaList,
    default: '',
    doc: 'Addresses or ranges of proxies whose X-Forwarded-For counts, separated by commas.',
  },
  PRACTICAL_TRAINING_LEGACY_ENABLED: {
    rule: flag,
    default: 'true',
    doc: 'false: the deprecated Practical Training Legacy API answers 410.',
  },
  PRACTICAL_TRAINING_LEGACY_DEPRECATED_AT: {
    rule: moment,
    default: '2026-06-05T00:00:00Z',
    doc: 'Since when that API is deprecated, as its Deprecation header tells.',
  },
  PRACTICAL_TRAINING_LEGACY_SUNSET: {
    rule: moment.optional(),
    default: undefined,
    doc: 'When that API is to end, as its Sunset header tells. Nothing switches itself off.',
  },
  ...referralSettings,
  WORKER_CONCURRENCY: { rule: integer(1, 50), default: '4', doc: 'Jobs the worker role runs at once.' },
  WEBHOOK_RETENTION_DAYS: {
    rule: integer(7, 3650),
    default: '30',
    doc: 'Days that events, their payloads and the log of their deliveries are kept.',
  },
  DEMO_DATA: {
    rule: flag.optional(),
    default: undefined,
    doc: 'Seed the demo organisations. Default: only into an embedded database outside production.',
  },
  LOG_LEVEL: {
    rule: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    default: 'info',
    doc: 'Least severe line that is logged.',
  },
  NODE_ENV: { rule: z.string(), default: 'development', doc: 'production refuses demo credentials.' },
} as const satisfies Record<
  string,
  { rule: z.ZodType; default: string | undefined; doc: string; secret?: boolean }
>;

type SettingName = keyof typeof settings;
type Settings = { [Name in SettingName]: z.output<(typeof settings)[Name]['rule']> };

/** All settings of one process, checked. */
export interface Config extends Services {
  readonly port: number;
  readonly host: string;
  /** No trailing slash. Undefined until the port is known when PORT is 0. */
  readonly publicUrl: string | undefined;
  readonly productHosts: ReadonlyMap<string, { product: string; base: string }>;
  readonly role: Settings['VERIWARD_ROLE'];
  readonly mode: Settings['VERIWARD_MODE'];
  /** Absolute. */
  readonly dataDir: string;
  readonly secretKeyHex: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly databaseMigrationUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  /** `Name <address>` or an address. */
  readonly mailFrom: string;
  readonly staffEmail: string;
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
  readonly lockTimeoutMs: number;
  /** 0 = no limit. */
  readonly rateLimitPerMinute: number;
  readonly authRateLimitPerMinute: number;
  readonly verifyRateLimitPerMinute: number;
  readonly consoleRateLimitPerMinute: number;
  readonly trustProxy: readonly string[];
  readonly corsOrigins: readonly string[];
  /** How far the end of Practical Training Legacy has come. */
  readonly trainingLegacy: {
    readonly isEnabled: boolean;
    readonly deprecatedAt: Date;
    readonly sunset: Date | undefined;
  };
  readonly referrals: ReferralsConfig;
  readonly workerConcurrency: number;
  readonly webhookRetentionDays: number;
  readonly demoData: boolean;
  readonly logLevel: Settings['LOG_LEVEL'];
  readonly production: boolean;
}

function readSetting(name: SettingName, env: NodeJS.ProcessEnv): unknown {
  const setting = settings[name];
  const given = env[name] === '' ? undefined : env[name];
  const result = (setting.rule as z.ZodType).safeParse(given ?? setting.default);
  if (result.success) return result.data;
  const received = given === undefined || 'secret' in setting ? '' : `, not "${given}"`;
  throw new ConfigError(
    `${name} must be ${result.error.issues[0]?.message ?? 'valid'}${received}. ${setting.doc}`,
  );
}

/** Live mails need a server that takes them and a sender that exists. */
function checkMail(read: Settings): void {
  if (read.VERIWARD_MODE === 'live' && !read.SMTP_URL) {
    throw new ConfigError('SMTP_URL must be set when VERIWARD_MODE=live: nothing else sends e-mails.');
  }
  if (read.SMTP_URL && !read.MAIL_FROM) {
    throw new ConfigError('MAIL_FROM must be set when SMTP_URL is, e.g. Veriward <no-reply@example.org>.');
  }
}

function readTrainingLegacy(read: Settings): Config['trainingLegacy'] {
  return {
    isEnabled: read.PRACTICAL_TRAINING_LEGACY_ENABLED,
    deprecatedAt: read.PRACTICAL_TRAINING_LEGACY_DEPRECATED_AT,
    sunset: read.PRACTICAL_TRAINING_LEGACY_SUNSET,
  };
}

/** Reads the environment; throws a ConfigError that names the first wrong variable. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const names = Object.keys(settings) as SettingName[];
  const read = Object.fromEntries(names.map((name) => [name, readSetting(name, env)])) as Settings;
  if (read.DATABASE_URL && read.NODE_ENV === 'production' && !read.SECRET_KEY) {
    throw new ConfigError(
      'SECRET_KEY must be set when NODE_ENV=production and DATABASE_URL is used: every process needs the same key.',
    );
  }
  checkMail(read);
  const mailFrom = read.MAIL_FROM ?? 'Veriward <no-reply@veriward.example>';
  const production = read.NODE_ENV === 'production';
  return {
    port: read.PORT,
    host: read.HOST,
    publicUrl: read.PUBLIC_URL,
    productHosts: read.PRODUCT_HOSTS,
    role: read.VERIWARD_ROLE,
    mode: read.VERIWARD_MODE,
    dataDir: isAbsolute(read.VERIWARD_DATA_DIR)
      ? read.VERIWARD_DATA_DIR
      : join(packageRoot, read.VERIWARD_DATA_DIR),
    secretKeyHex: read.SECRET_KEY,
    databaseUrl: read.DATABASE_URL,
    databaseMigrationUrl: read.DATABASE_MIGRATION_URL,
    smtpUrl: read.SMTP_URL,
    mailFrom,
    ...readServices(read),
    staffEmail: read.STAFF_EMAIL ?? mailFrom.replace(/^.*<|>$/g, ''),
    poolSize: read.DATABASE_POOL_SIZE,
    statementTimeoutMs: read.STATEMENT_TIMEOUT_MS,
    lockTimeoutMs: read.LOCK_TIMEOUT_MS,
    rateLimitPerMinute: read.RATE_LIMIT_PER_MINUTE,
    authRateLimitPerMinute: read.AUTH_RATE_LIMIT_PER_MINUTE,
    verifyRateLimitPerMinute: read.VERIFY_RATE_LIMIT_PER_MINUTE,
    consoleRateLimitPerMinute: read.CONSOLE_RATE_LIMIT_PER_MINUTE,
    trustProxy: read.TRUST_PROXY,
    corsOrigins: read.CORS_ORIGINS,
    trainingLegacy: readTrainingLegacy(read),
    referrals: readReferrals(read),
    workerConcurrency: read.WORKER_CONCURRENCY,
    webhookRetentionDays: read.WEBHOOK_RETENTION_DAYS,
    demoData: (read.DEMO_DATA ?? !read.DATABASE_URL) && !production,
    logLevel: read.LOG_LEVEL,
    production,
  };
}

/** Name, default and meaning of every setting, for `veriward doctor` and the docs. */
export function describeSettings(): { name: string; default: string; doc: string }[] {
  return Object.entries(settings).map(([name, setting]) => ({
    name,
    default: setting.default ?? '',
    doc: setting.doc,
  }));
}
