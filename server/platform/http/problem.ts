/** Messages per field; the keys are dotted paths such as `referees.0.email`. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** Names of rules by field, such as `required` or `too_long`. */
export type FieldRules = Readonly<Record<string, string>>;

/** An expected "no": a value, not an exception. `refused` is the stable code that callers see. */
export interface Refusal {
  readonly refused: string;
  /** Which fields are to blame. */
  readonly fields?: FieldErrors;
  /** By field, the rule that its first message tells of, for dialects that name rules. */
  readonly rules?: FieldRules;
  /** Further keys of the answer's body. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Builds a refusal; `field` puts the code's own message on one field. */
export function refuse(code: string, details: Omit<Refusal, 'refused'> = {}): Refusal {
  return { refused: code, ...details };
}

/** Tells a refusal from a result. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** Status and wording of one error code. */
export interface ProblemDefinition {
  readonly status: number;
  readonly message: string;
  /** The field that a business rule blames, when it is always the same one. */
  readonly field?: string;
}

export type ProblemTable = Readonly<Record<string, ProblemDefinition>>;

/** The codes that the HTTP layer itself answers with. */
export const httpProblems = {
  malformed_json: { status: 400, message: 'The request body is not valid JSON.' },
  malformed_request: { status: 400, message: 'The request could not be read.' },
  unauthenticated: { status: 401, message: 'Unauthenticated.' },
  product_not_enabled: { status: 401, message: 'This product is not enabled for your account.' },
  not_found: { status: 404, message: 'Not found.' },
  method_not_allowed: { status: 405, message: 'This method is not allowed here.' },
  idempotency_in_flight: { status: 409, message: 'A request with this Idempotency-Key is still running.' },
  payload_too_large: { status: 413, message: 'The request body is larger than 1 MiB.' },
  unsupported_media_type: { status: 415, message: 'Send the body as application/json.' },
  validation_failed: { status: 422, message: 'The given data was invalid.' },
  idempotency_key_reused: { status: 422, message: 'This Idempotency-Key was used with another request.' },
  rate_limited: { status: 429, message: 'Too many requests.' },
  server_error: { status: 500, message: 'Server error.' },
} as const satisfies ProblemTable;
