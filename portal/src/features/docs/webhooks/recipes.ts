/** One way to have made a signature: which key over which message. */
export interface Recipe {
  /** What is unlike the right way, in words for the reader; empty: nothing. */
  readonly mistakes: readonly string[];
  /** Of which reading of the body. */
  readonly body: BodyReading;
  readonly key: Uint8Array;
  readonly message: string;
}

/** The body as it was pasted, or as it would be without one mishap. */
export interface BodyReading {
  readonly text: string;
  /** Null: as pasted. */
  readonly mishap: string | null;
}

/** Which of the two signatures. */
export type Family = 'own' | 'standard';

/** What a signature is made from. */
export interface Ingredients {
  readonly secret: string;
  readonly body: string;
  readonly timestamp: string;
  readonly id: string;
}

const utf8 = new TextEncoder();

/** The bytes of a base64 text, either alphabet, with or without padding; null when it is none. */
export function fromBase64(text: string): Uint8Array | null {
  const plain = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(plain) || plain.length % 4 === 1) return null;
  return Uint8Array.from(atob(plain), (character) => character.charCodeAt(0));
}

function rewritten(text: string): string | null {
  try {
    const parsed: unknown = JSON.parse(text);
    // a body that was logged as a JSON string of itself
    return typeof parsed === 'string' ? parsed : JSON.stringify(parsed);
  } catch {
    return null;
  }
}

/** A body as pasted, then with each mishap mended, then with all. */
function bodyReadings(pasted: string): readonly BodyReading[] {
  const bare = pasted.replace(/^\uFEFF/, '');
  const lines = pasted.replaceAll('\r\n', '\n');
  const all = bare.trim();
  const json = rewritten(all);
  const readings: BodyReading[] = [
    { text: pasted, mishap: null },
    { text: bare, mishap: 'a byte order mark stands before it' },
    { text: pasted.replace(/[\r\n]+$/, ''), mishap: 'a line break follows it' },
    { text: lines, mishap: 'its line breaks became CR LF' },
    { text: all, mishap: 'spaces or line breaks were added around it' },
    ...(json === null
      ? []
      : [{ text: json, mishap: 'the JSON was parsed and written again: spaces, escapes or numbers differ' }]),
  ];
  return readings.filter(({ text }, at) => readings.findIndex((other) => other.text === text) === at);
}

interface Key {
  readonly bytes: Uint8Array;
  readonly mistake: string | null;
}

/** Keys that people take, the right one first. */
function keysOf(family: Family, given: string): readonly Key[] {
  const secret = given.trim();
  const bare = secret.replace(/^whsec_/, '');
  const decoded = fromBase64(bare);
  const raw: Key = {
    bytes: utf8.encode(bare),
    mistake:
      family === 'own' ? null : 'the key is the secret’s characters; it has to be decoded from base64 first',
  };
  const bytes: Key | null = decoded && {
    bytes: decoded,
    mistake:
      family === 'standard'
        ? null
        : 'the key is the secret decoded from base64; it has to be its characters as they are',
  };
  const others: Key[] = [
    { bytes: utf8.encode(secret), mistake: 'the key has the prefix whsec_ in it' },
    { bytes: utf8.encode(given), mistake: 'the key has spaces or a line break around the secret' },
    { bytes: utf8.encode(`${secret}\n`), mistake: 'the key has a line break after the secret' },
  ];
  const right = family === 'own' ? [raw, ...(bytes ? [bytes] : [])] : [...(bytes ? [bytes] : []), raw];
  return [...right, ...others];
}

interface Message {
  readonly text: string;
  readonly mistake: string | null;
}

/** Messages that people sign, the right one first. */
function messagesOf(family: Family, body: string, { timestamp, id }: Ingredients): readonly Message[] {
  const own: Message = {
    text: `${timestamp}.${body}`,
    mistake: family === 'own' ? null : 'the event’s id and a dot are missing before the timestamp',
  };
  const standard: Message = {
    text: `${id}.${timestamp}.${body}`,
    mistake: family === 'standard' ? null : 'the event’s id is signed too; it belongs to webhook-signature',
  };
  return [
    ...(family === 'own' ? [own, standard] : [standard, own]),
    { text: body, mistake: 'the body is signed without the timestamp' },
    { text: `${timestamp}${body}`, mistake: 'the dot between timestamp and body is missing' },
    { text: `${timestamp}\n${body}`, mistake: 'a line break stands in place of the dot' },
    { text: `${id}.${body}`, mistake: 'the timestamp is missing' },
  ];
}

/** Every way worth trying, those with the fewest mistakes first. */
function recipesOf(family: Family, from: Ingredients): readonly Recipe[] {
  const recipes = bodyReadings(from.body).flatMap((body) =>
    keysOf(family, from.secret).flatMap((key) =>
      messagesOf(family, body.text, from).map((message) => ({
        body,
        key: key.bytes,
        message: message.text,
        mistakes: [key.mistake, message.mistake].filter((mistake) => mistake !== null),
      })),
    ),
  );
  const faults = ({ mistakes, body }: Recipe) => mistakes.length + (body.mishap === null ? 0 : 1);
  return recipes.sort((one, other) => faults(one) - faults(other));
}

/** HMAC-SHA256, by the browser. */
async function hmacOf(key: Uint8Array, message: string): Promise<Uint8Array> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  // an empty key is refused; HMAC fills keys up with zeros, so one zero is the same
  const bytes = key.length === 0 ? new Uint8Array(1) : Uint8Array.from(key);
  const imported = await crypto.subtle.importKey('raw', bytes, hmac, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign(hmac, imported, utf8.encode(message)));
}

/** Bytes as lower-case hexadecimal. */
export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The way a signature of these 32 bytes, in hexadecimal, was made; null: none of those that are tried. */
export async function findRecipe(
  signature: string,
  family: Family,
  from: Ingredients,
): Promise<Recipe | null> {
  for (const recipe of recipesOf(family, from)) {
    if (hex(await hmacOf(recipe.key, recipe.message)) === signature) return recipe;
  }
  return null;
}
