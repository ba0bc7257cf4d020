import { z } from 'zod';
import type { Queryable } from '../db/queryable.ts';
import type { Refusal } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One declared answer: its body's schema, what it means, and a whole example for the docs. */
export interface AnswerSpec<Schema extends z.ZodType = z.ZodType> {
  readonly description: string;
  readonly schema: Schema;
  readonly example?: z.input<Schema>;
}

/** One declared answer that is a file, not JSON. Only a GET may have one. */
export interface FileAnswerSpec {
  readonly description: string;
  /** Its media type, e.g. application/pdf. */
  readonly file: string;
  /** Headers it carries, with what they say. */
  readonly headers: Readonly<Record<string, string>>;
  readonly schema: z.ZodType<FileBody, FileBody>;
}

export type AnswerSpecs = Readonly<Record<number, AnswerSpec | FileAnswerSpec>>;

/** A file as an answer's body. */
export interface FileBody {
  /** All of it, or its parts as they are made: a long file is then never in memory as a whole. */
  readonly bytes: Uint8Array | AsyncIterable<string | Uint8Array>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Declares an answer that is a file. */
export function fileAnswer(spec: Omit<FileAnswerSpec, 'schema'>): FileAnswerSpec {
  return { ...spec, schema: z.custom<FileBody>((body) => body instanceof Object && 'bytes' in body) };
}

/** Tells a declared file from declared JSON. */
export function isFileAnswer(spec: AnswerSpec | FileAnswerSpec): spec is FileAnswerSpec {
  return 'file' in spec;
}

/** An answer of one of the declared statuses, its body of that status's type. */
export type AnswerOf<Answers extends AnswerSpecs> = {
  [Status in keyof Answers & number]: {
    readonly status: Status;
    readonly body: z.input<Answers[Status]['schema']>;
    readonly headers?: Readonly<Record<string, string>>;
  };
}[keyof Answers & number];

/** Where absolute URLs in an answer start. */
export interface PublicBases {
  /** Base of the mount that was addressed, e.g. https://api.example.org/practical-training/v1 */
  readonly api: string;
  /** Base of the deployment's own pages, e.g. https://api.example.org */
  readonly site: string;
}

/** What a handler gets: checked input, who calls, and a connection (inside a transaction when retries must be safe). */
export interface Call<Params, Query, Body, Caller, Services> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly caller: Caller;
  readonly services: Services;
  readonly db: Queryable;
  readonly bases: PublicBases;
  /** The query as it was sent, without its question mark, for links to other pages of a list. */
  readonly search: string;
  readonly requestId: string;
  /** IP address of the client. */
  readonly address: string;
  /** What the client calls itself; empty when it does not say. */
  readonly userAgent: string;
  /** Of the bytes of the body, where the endpoint asks for it; else empty. */
  readonly bodySha256: Buffer;
}

/** A field that a rule refuses which a schema alone cannot know. */
export interface FieldFlaw {
  readonly field: string;
  /** The rule's name, such as `not_allowed`. */
  readonly rule: string;
  readonly message: string;
}

type None = undefined;
type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : None;

/** One operation: everything that validation, docs and contract tests need, and what it does. */
export interface EndpointSpec<Params, Query, Body, Answers extends AnswerSpecs, Caller, Services> {
  readonly operationId: string;
  readonly method: Method;
  /** Relative to the mount, parameters as `{name}`. */
  readonly path: string;
  /** Further paths that answer alike. */
  readonly aliases?: readonly string[];
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  /** `none` needs no credential. */
  readonly auth: 'required' | 'none';
  /** Roles of the callers who may, where callers have roles; absent: every caller. */
  readonly roles?: readonly string[];
  /** `auth` endpoints have a rate limit of their own and ignore Idempotency-Key. */
  readonly budget?: 'api' | 'auth';
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Without a body there is nothing to do: an empty one is malformed JSON. Default: it counts as `{}`. */
  readonly needsBody?: boolean;
  /** The handler wants the SHA-256 of the body as it was sent. */
  readonly hashesBody?: boolean;
  /** A whole request body for the docs. */
  readonly bodyExample?: unknown;
  readonly answers: Answers;
  /** Codes of the business rules that may refuse, in the order they are checked. */
  readonly refusals?: readonly string[];
  /**
   * Says whether the object in the path exists for this caller. Asked only when the fields are wrong:
   * an unknown object wins over an invalid field.
   */
  pathObjectExists?(call: Call<Parsed<Params>, unknown, unknown, Caller, Services>): Promise<boolean>;
  /**
   * What is wrong with fields for this caller, told together with what the schemas find. Gets the body as it was
   * sent; a field that a schema has refused already keeps that message.
   */
  judge?(call: Call<unknown, unknown, unknown, Caller, Services>): readonly FieldFlaw[];
  handle(
    call: Call<Parsed<Params>, Parsed<Query>, Parsed<Body>, Caller, Services>,
  ): Promise<AnswerOf<Answers> | Refusal>;
}

/** An answer with its body's type erased. */
export interface Outcome {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An operation with its input types erased, as routers and the docs see it. */
export type Endpoint<Caller, Services> = Omit<
  EndpointSpec<
    z.ZodType | undefined,
    z.ZodType | undefined,
    z.ZodType | undefined,
    AnswerSpecs,
    Caller,
    Services
  >,
  'handle' | 'pathObjectExists'
> & {
  pathObjectExists?(call: Call<unknown, unknown, unknown, Caller, Services>): Promise<boolean>;
  handle(call: Call<unknown, unknown, unknown, Caller, Services>): Promise<Outcome | Refusal>;
};

/** Makes the `endpoint` function of one family of products. */
export function endpointFactory<Caller, Services>() {
  return function endpoint<
    const Answers extends AnswerSpecs,
    Params extends z.ZodType | undefined = undefined,
    Query extends z.ZodType | undefined = undefined,
    Body extends z.ZodType | undefined = undefined,
  >(spec: EndpointSpec<Params, Query, Body, Answers, Caller, Services>): Endpoint<Caller, Services> {
    // Sound because the router parses with these very schemas before it calls.
    return spec as unknown as Endpoint<Caller, Services>;
  };
}

/** An answer with a declared status. */
export function answer<const Status extends number, Body>(
  status: Status,
  body: Body,
  headers: Readonly<Record<string, string>> = {},
): { readonly status: Status; readonly body: Body; readonly headers: Readonly<Record<string, string>> } {
  return { status, body, headers };
}
