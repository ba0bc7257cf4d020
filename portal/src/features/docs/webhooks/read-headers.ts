/** A delivery's headers, as far as they matter for its signatures. Null: not among what was pasted. */
export interface DeliveryHeaders {
  /** How names of the product's own headers start, e.g. `x-tdta`. */
  readonly prefix: string;
  readonly own: {
    readonly timestamp: string | null;
    readonly signature: string | null;
    readonly eventId: string | null;
  };
  readonly standard: {
    readonly id: string | null;
    readonly timestamp: string | null;
    readonly signature: string | null;
  };
}

/** PHP and CGI write X-TDTA-Event as HTTP_X_TDTA_EVENT, `curl -v` puts an angle before each line. */
function tidyName(name: string): string {
  return name
    .trim()
    .replace(/^[<>"'[\s]+|["'\]\s]+$/g, '')
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^http-(?=x-|webhook-)/, '');
}

const tidyValue = (value: string): string => value.trim().replace(/^(["'])(.*)\1,?$/, '$2');

/** The delivery log's `request_headers`, or what a framework prints of its own. */
function fromJson(text: string): Map<string, string> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
    return new Map(
      Object.entries(parsed).map(([name, value]) => [tidyName(name), String([value].flat()[0] ?? '').trim()]),
    );
  } catch {
    return null;
  }
}

function fromLines(text: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, value] = /^([^:=]+?)\s*(?:=>|[:=])\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) headers.set(tidyName(name), tidyValue(value));
  }
  return headers;
}

/** Reads headers in any of the ways people have them at hand: lines, JSON, `curl -v`, PHP's server variables. */
export function readHeaders(text: string): DeliveryHeaders {
  const headers = fromJson(text) ?? fromLines(text);
  const get = (name: string) => headers.get(name) ?? null;
  const [, prefix = 'x-tdta'] =
    [...headers.keys()]
      .map((name) => /^(x-[a-z0-9]+)-(?:signature|timestamp|event-id|delivery-id)$/.exec(name))
      .find((match) => match !== null) ?? [];
  return {
    prefix,
    own: {
      timestamp: get(`${prefix}-timestamp`),
      signature: get(`${prefix}-signature`),
      eventId: get(`${prefix}-event-id`),
    },
    standard: {
      id: get('webhook-id'),
      timestamp: get('webhook-timestamp'),
      signature: get('webhook-signature'),
    },
  };
}
