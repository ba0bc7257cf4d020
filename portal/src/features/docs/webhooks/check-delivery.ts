import { checkBody, checkHeaders, checkSecret, checkTimestamp } from './check-parts.ts';
import { type DeliveryHeaders, readHeaders } from './read-headers.ts';
import { readSignature } from './read-signature.ts';
import { type Family, findRecipe, type Ingredients, type Recipe } from './recipes.ts';

/** What somebody pasted. */
export interface Pasted {
  readonly headers: string;
  readonly body: string;
  readonly secret: string;
  /** What their own code made of it; empty: not given. */
  readonly computed: string;
}

/** One check: noted is not a fault by itself; skipped could not be made. */
export interface CheckStep {
  readonly id: string;
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'noted' | 'skipped';
  readonly text: string;
}

/** All checks, and what they come to. */
export interface CheckReport {
  readonly state: 'passed' | 'failed' | 'noted';
  readonly headline: string;
  readonly steps: readonly CheckStep[];
}

/** What became of one signature. */
export interface CheckedSignature {
  readonly written: string | null;
  readonly digest: string | null;
  readonly fault: string | null;
  /** How it was made; null: in no way that was tried. */
  readonly recipe: Recipe | null;
}

async function checked(family: Family, written: string | null, from: Ingredients): Promise<CheckedSignature> {
  if (written === null || written === '') return { written: null, digest: null, fault: null, recipe: null };
  const { digest, fault } = readSignature(family, written);
  return { written, digest, fault, recipe: digest === null ? null : await findRecipe(digest, family, from) };
}

const sentence = (parts: readonly string[]): string => {
  const text = parts.join('; ');
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

function signatureStep(family: Family, name: string, found: CheckedSignature): CheckStep {
  const step = { id: family, title: family === 'own' ? 'Product signature' : 'Standard Webhooks signature' };
  if (found.written === null) return { ...step, state: 'skipped', text: `There is no ${name} to check.` };
  const { digest, fault, recipe } = found;
  if (digest === null) return { ...step, state: 'failed', text: `${name} is no signature: ${fault}.` };
  if (!recipe)
    return { ...step, state: 'failed', text: `${name} does not match this secret, timestamp and body.` };
  if (recipe.mistakes.length > 0 || fault !== null)
    return {
      ...step,
      state: 'failed',
      text: `We did not write this ${name}. ${sentence([...recipe.mistakes, ...(fault ? [fault] : [])])}`,
    };
  if (recipe.body.mishap !== null)
    return { ...step, state: 'failed', text: `${name} matches only once the body is put right: see above.` };
  return { ...step, state: 'passed', text: `${name} matches.` };
}

function computedText(family: Family, { digest, fault, recipe }: CheckedSignature): string | null {
  if (digest === null) return `That is no signature: ${fault ?? 'it is empty'}.`;
  if (!recipe) return null;
  const faults = [
    ...recipe.mistakes,
    ...(recipe.body.mishap === null
      ? []
      : [`the pasted body is unlike the one your code signed: ${recipe.body.mishap}`]),
    ...(fault ? [fault] : []),
  ];
  const name = family === 'own' ? 'product signature' : 'Standard Webhooks signature';
  return faults.length === 0
    ? `Your code makes the right ${name}.`
    : `Your ${name} is nearly right. ${sentence(faults)}`;
}

const faultsOf = ({ recipe, fault }: CheckedSignature) =>
  (recipe?.mistakes.length ?? 9) + (recipe?.body.mishap ? 1 : 0) + (fault ? 1 : 0);

async function computedStep(computed: string, from: Ingredients): Promise<readonly CheckStep[]> {
  if (computed.trim() === '') return [];
  const step = { id: 'computed', title: 'What your code computed' };
  const own = await checked('own', computed, from);
  const standard = await checked('standard', computed, from);
  const family: Family = faultsOf(standard) < faultsOf(own) ? 'standard' : 'own';
  const best = family === 'own' ? own : standard;
  const text = computedText(family, best);
  if (text === null)
    return [
      {
        ...step,
        state: 'failed',
        text: 'None of the usual mistakes leads to it. Is it of this very delivery? Each attempt has a timestamp of its own.',
      },
    ];
  return [{ ...step, state: best.recipe && faultsOf(best) === 0 ? 'passed' : 'failed', text }];
}

function headlineOf(
  steps: readonly CheckStep[],
  recipes: readonly (Recipe | null)[],
): Omit<CheckReport, 'steps'> {
  const failed = (id: string) => steps.some((step) => step.id === id && step.state === 'failed');
  const recipe = recipes.find((one) => one !== null);
  if (!recipe) return { state: 'failed', headline: 'No signature matches' };
  if (recipe.mistakes.length > 0 || failed('own') || failed('standard'))
    return recipe.body.mishap === null
      ? { state: 'failed', headline: 'A signature is not as we write it' }
      : { state: 'failed', headline: 'The secret is right, the body has changed' };
  if (failed('timestamp') || failed('computed') || failed('headers'))
    return { state: 'noted', headline: 'Genuine, with something to look at' };
  if (steps.some((step) => step.id === 'timestamp' && step.state === 'noted'))
    return { state: 'passed', headline: 'Genuine, and too old by now' };
  return { state: 'passed', headline: 'Genuine' };
}

function eventIdOf(body: string): string | null {
  return /"event_id"\s*:\s*"([^"]+)"/.exec(body)?.[1] ?? null;
}

function ingredientsOf(pasted: Pasted, headers: DeliveryHeaders): Ingredients {
  return {
    secret: pasted.secret,
    body: pasted.body,
    timestamp: headers.own.timestamp ?? headers.standard.timestamp ?? '',
    id: headers.standard.id ?? headers.own.eventId ?? eventIdOf(pasted.body) ?? '',
  };
}

/** Checks a delivery as a receiver does, and says of each check why it fails. `now` in Unix seconds. */
export async function checkDelivery(pasted: Pasted, now: number): Promise<CheckReport> {
  const headers = readHeaders(pasted.headers);
  const from = ingredientsOf(pasted, headers);
  const own = await checked('own', headers.own.signature, from);
  const standard = await checked('standard', headers.standard.signature, {
    ...from,
    timestamp: headers.standard.timestamp ?? from.timestamp,
  });
  const recipe = own.recipe ?? standard.recipe;
  const steps = [
    checkHeaders(headers),
    checkTimestamp(headers, now),
    checkSecret(pasted.secret, recipe !== null),
    checkBody(pasted.body, recipe, headers.own.eventId ?? headers.standard.id),
    signatureStep('own', `${headers.prefix.toUpperCase()}-Signature`, own),
    signatureStep('standard', 'webhook-signature', standard),
    ...(await computedStep(pasted.computed, from)),
  ];
  return { ...headlineOf(steps, [own.recipe, standard.recipe]), steps };
}
