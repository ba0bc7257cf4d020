import type { Instant } from '../../platform/clock/instant.ts';

/** How far ahead of ours a sender's clock may be. */
const clockToleranceMs = 5 * 60_000;

/** What is wrong with a consent that a schema cannot know. */
export interface ConsentFlaw {
  readonly field: 'consent' | 'consent.at';
  readonly rule: 'required' | 'in_future';
  readonly message: string;
}

/** Checks a consent against the partner's agreement and the platform's moment; null when nothing is wrong with it. */
export function consentFlaw(
  { isRequired, now }: { readonly isRequired: boolean; readonly now: Instant },
  consent: { readonly at?: Instant | undefined } | null,
): ConsentFlaw | null {
  if (consent === null)
    return isRequired ? { field: 'consent', rule: 'required', message: 'This field is required.' } : null;
  const at = consent.at === undefined ? Number.NaN : Date.parse(consent.at);
  return at > Date.parse(now) + clockToleranceMs
    ? { field: 'consent.at', rule: 'in_future', message: 'Must not be in the future.' }
    : null;
}
