import type { CheckStep } from './check-delivery.ts';
import type { DeliveryHeaders } from './read-headers.ts';
import type { Recipe } from './recipes.ts';

const listed = (names: readonly string[]): string => names.join(', ').replace(/, ([^,]+)$/, ' and $1');

/** Which headers are there. One family will do. */
export function checkHeaders({ prefix, own, standard }: DeliveryHeaders): CheckStep {
  const step = { id: 'headers', title: 'Headers' };
  const upper = prefix.toUpperCase();
  const missing = (wanted: Readonly<Record<string, string | null>>) =>
    Object.keys(wanted).filter((name) => (wanted[name] ?? '') === '');
  const ownMissing = missing({
    [`${upper}-Timestamp`]: own.timestamp,
    [`${upper}-Signature`]: own.signature,
  });
  const standardMissing = missing({
    'webhook-id': standard.id,
    'webhook-timestamp': standard.timestamp,
    'webhook-signature': standard.signature,
  });
  if (ownMissing.length === 0 && standardMissing.length === 0)
    return { ...step, state: 'passed', text: `Both families are there: ${upper}-* and webhook-*.` };
  if (ownMissing.length === 0 || standardMissing.length === 0)
    return {
      ...step,
      state: 'noted',
      text: `One family is complete, which is enough. Not among what you pasted: ${listed([...ownMissing, ...standardMissing])}.`,
    };
  const nothing = ownMissing.length + standardMissing.length === 5;
  return {
    ...step,
    state: 'failed',
    text: nothing
      ? `None of the signed headers is there: paste ${upper}-Timestamp and ${upper}-Signature at least. A proxy before your server may drop them.`
      : `To check a signature these are missing: ${listed(ownMissing)}; or ${listed(standardMissing)}.`,
  };
}

const units = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
] as const;

function span(seconds: number): string {
  const [size, unit] = units.find(([of]) => seconds >= of) ?? [1, 'second'];
  const count = Math.floor(seconds / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function ageStep(seconds: number, now: number): Pick<CheckStep, 'state' | 'text'> {
  const age = Math.round(now - seconds);
  if (age < -300)
    return {
      state: 'failed',
      text: `It lies ${span(-age)} in the future: this device’s clock is wrong, or the header was changed.`,
    };
  if (age > 300)
    return {
      state: 'noted',
      text: `Sent ${span(age)} ago. A receiver refuses it by now, which is right: more than five minutes is too old. When it arrived it was fresh.`,
    };
  return {
    state: 'passed',
    text: `Sent ${age < 1 ? 'just now' : `${span(age)} ago`}: within five minutes.`,
  };
}

/** Whether the timestamp is one, and how old. */
export function checkTimestamp({ own, standard }: DeliveryHeaders, now: number): CheckStep {
  const step = { id: 'timestamp', title: 'Timestamp' };
  const text = own.timestamp ?? standard.timestamp;
  if (text === null || text === '') return { ...step, state: 'skipped', text: 'There is none to check.' };
  if (!/^\d+$/.test(text))
    return { ...step, state: 'failed', text: `“${text.slice(0, 40)}” is no number of Unix seconds.` };
  if (text.length >= 13)
    return {
      ...step,
      state: 'failed',
      text: 'These are milliseconds; the header has seconds, as it was signed.',
    };
  if (own.timestamp && standard.timestamp && own.timestamp !== standard.timestamp)
    return {
      ...step,
      state: 'failed',
      text: 'The two families name different times: the headers are of two attempts.',
    };
  return { ...step, ...ageStep(Number(text), now) };
}

/** What is wrong with a secret by its looks; null: nothing. */
function secretFault(secret: string): string | null {
  if (/[•…*]|\.\.\./.test(secret))
    return 'This is only the start of the secret, as lists show it. The whole one was shown when the endpoint was registered or its secret rotated; if it is lost, rotate it.';
  if (secret.length === 12)
    return 'These 12 characters are the secret_prefix. The whole secret has 64; if it is lost, rotate it.';
  if (/^[A-Za-z0-9+/]{64}$/.test(secret)) return null;
  if (/[^A-Za-z0-9+/=]/.test(secret)) return 'A secret is 64 letters and digits; other characters are in it.';
  return `A secret is 64 letters and digits; these are ${secret.length} characters.`;
}

/** Whether the secret looks like one, and whether it made a signature. */
export function checkSecret(pasted: string, matches: boolean): CheckStep {
  const step = { id: 'secret', title: 'Secret' };
  const bare = pasted.trim().replace(/^whsec_/, '');
  if (bare === '') return { ...step, state: 'skipped', text: 'Paste the endpoint’s signing_secret.' };
  const around = [
    ...(pasted === pasted.trim()
      ? []
      : ['There are spaces or a line break around it: your code has to take them off']),
    ...(pasted.trim().startsWith('whsec_')
      ? ['whsec_ is no part of it; some libraries of Standard Webhooks want it in front']
      : []),
  ];
  const fault = secretFault(bare);
  if (!matches && fault !== null) return { ...step, state: 'failed', text: fault };
  if (!matches)
    return {
      ...step,
      state: 'noted',
      text: `It looks right, but made no signature here. Compare its start, ${bare.slice(0, 12)}, with the secret_prefix of GET /webhooks/{id}: another endpoint’s secret and one from before a rotation look alike.`,
    };
  if (around.length > 0)
    return { ...step, state: 'noted', text: `${around.join('. ')}. Otherwise it is right.` };
  return { ...step, state: 'passed', text: 'It is the one that signed this delivery.' };
}

function unmatchedBody(body: string, eventId: string | null): Pick<CheckStep, 'state' | 'text'> {
  let id: unknown;
  try {
    id = (JSON.parse(body) as { event_id?: unknown } | null)?.event_id;
  } catch {
    return {
      state: 'failed',
      text: 'It is no whole JSON document. Logs often cut long lines: take the body where your server receives it.',
    };
  }
  if (typeof id === 'string' && eventId !== null && id !== eventId)
    return {
      state: 'failed',
      text: 'Its event_id is not the one of the headers: body and headers are of two deliveries.',
    };
  return {
    state: 'noted',
    text: 'No signature matches it, neither as pasted nor without the usual mishaps. If the secret is the right one, a character of the body was changed.',
  };
}

/** Whether the body is, byte for byte, what was signed. */
export function checkBody(body: string, recipe: Recipe | null, eventId: string | null): CheckStep {
  const step = { id: 'body', title: 'Raw body' };
  if (body === '')
    return { ...step, state: 'failed', text: 'It is empty: your framework may have read it before you.' };
  if (!recipe) return { ...step, ...unmatchedBody(body, eventId) };
  if (recipe.body.mishap === null)
    return { ...step, state: 'passed', text: 'Byte for byte what was signed.' };
  return {
    ...step,
    state: 'failed',
    text: `Not the bytes that were signed: ${recipe.body.mishap}. Verify over the raw bytes of the request, before anything parses them.`,
  };
}
