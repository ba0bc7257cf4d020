/** Why a request has no answer. */
export type FailureKind =
  /** Not a URL, credentials in it, or neither https nor plain http to this machine in a sandbox. */
  | 'url_not_allowed'
  /** Its host is, or resolves to, an address that is not public. */
  | 'address_not_allowed'
  /** A header or method that HTTP does not allow, or that would undo a guard. */
  | 'request_not_valid'
  /** The name does not resolve. */
  | 'dns'
  /** Nobody listens, or the way there is closed. */
  | 'connect'
  /** No trusted certificate for this name, or no TLS at all. */
  | 'tls'
  /** Not done within the limit. */
  | 'timeout'
  /** Closed before the answer was complete. */
  | 'reset'
  /** What came back is not HTTP. */
  | 'protocol'
  /** Given up by the caller's signal. */
  | 'aborted'
  /** This client was closed. */
  | 'closed';

/** A failure, and a line about it for people: it names codes and headers, never hosts, paths or contents. */
export interface Failure {
  readonly error: FailureKind;
  readonly detail: string;
}

/** A connection that was refused by us, or could not be made. */
export class ConnectionFailure extends Error {
  override name = 'ConnectionFailure';
  readonly failure: Failure;
  /** The system's, where there is one: what other libraries look at. */
  readonly code: string | undefined;
  constructor(failure: Failure, cause?: unknown) {
    super(failure.detail, { cause });
    this.failure = failure;
    this.code = codeOf(cause);
  }
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** Socket errors that say nothing about TLS, also when they happen to a TLS connection. */
const plainConnectCodes =
  /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EHOSTDOWN|ETIMEDOUT|EADDRNOTAVAIL|EACCES|EPERM|EINVAL|EMFILE|ENFILE)$/;

/** What an error while connecting means. */
export function connectionFailureOf(error: Error, isTls: boolean): ConnectionFailure {
  if (error instanceof ConnectionFailure) return error;
  const code = codeOf(error) ?? 'no code';
  if (code === 'UND_ERR_CONNECT_TIMEOUT')
    return new ConnectionFailure({ error: 'timeout', detail: 'The connection took too long.' }, error);
  if (isTls && !plainConnectCodes.test(code))
    return new ConnectionFailure({ error: 'tls', detail: `No trusted TLS connection (${code}).` }, error);
  return new ConnectionFailure({ error: 'connect', detail: `No connection (${code}).` }, error);
}

const knownCodes: Readonly<Record<string, FailureKind>> = {
  UND_ERR_INVALID_ARG: 'request_not_valid',
  UND_ERR_NOT_SUPPORTED: 'request_not_valid',
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: 'request_not_valid',
  UND_ERR_HEADERS_OVERFLOW: 'protocol',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'protocol',
  UND_ERR_DESTROYED: 'closed',
  UND_ERR_CLOSED: 'closed',
};

function kindOf(code: string, { name, message }: Error): FailureKind {
  if (name === 'HTTPParserError') return 'protocol';
  if (/^ERR_(SSL|TLS)_/.test(code)) return 'tls';
  // "bad response", "bad upgrade": an answer to nothing, or to something else than was asked
  if (code === 'UND_ERR_SOCKET' && message.startsWith('bad ')) return 'protocol';
  return knownCodes[code] ?? 'reset';
}

const sentences: Readonly<Partial<Record<FailureKind, string>>> = {
  protocol: 'The answer is not valid HTTP',
  tls: 'TLS failed',
  reset: 'The connection was closed before the answer was complete',
  closed: 'This client was closed',
};

/** What an error after connecting means. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ConnectionFailure) return error.failure;
  if (!(error instanceof Error)) return { error: 'reset', detail: 'The connection failed.' };
  const code = codeOf(error) ?? 'no code';
  const kind = kindOf(code, error);
  // of a request that cannot be sent the library says which header it is, not what is in it
  const what = kind === 'request_not_valid' ? error.message : `${sentences[kind] ?? 'Failed'} (${code})`;
  return { error: kind, detail: `${what}.` };
}
