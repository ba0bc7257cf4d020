import pino, { type Logger } from 'pino';

/** Keys whose values never reach a log, wherever they stand. */
const secretKeys = [
  'authorization',
  'api_key',
  'apiKey',
  'api-key',
  'access_token',
  'refresh_token',
  'password',
  'new_password',
  'csrf_token',
  'secret',
  'signing_secret',
  'hold_hash',
  'cookie',
  'email',
  'phone',
  'first_name',
  'last_name',
  'search',
  'body',
];

/** The process's logger: one JSON line an entry, on standard output. */
export function createLog(level: string, destination?: pino.DestinationStream): Logger {
  const redact = secretKeys.flatMap((key) => {
    const quoted = key.includes('-') ? `["${key}"]` : key;
    return [
      quoted,
      `*${key.includes('-') ? quoted : `.${key}`}`,
      `*.*${key.includes('-') ? quoted : `.${key}`}`,
    ];
  });
  const options = {
    level,
    base: null,
    redact: { paths: redact, censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination ? pino(options, destination) : pino(options);
}
