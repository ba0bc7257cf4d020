import { useEffect } from 'react';

const prefix = 'draft ';

/** Forgets what was typed in this tab: somebody else sits here now. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}

interface DraftedForm<Values> {
  readonly values: Values;
  readonly setValues: (values: Partial<Values>) => void;
}

/**
 * Keeps what is typed into a form in this tab, so that a reload, a crash or a sign-in in between loses nothing. Call
 * what it returns once the form was sent. Not for secrets.
 */
export function useDraft<Values>(name: string, form: DraftedForm<Values>): () => void {
  const key = prefix + name;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the form opens
  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept !== null) form.setValues(JSON.parse(kept) as Partial<Values>);
  }, [key]);
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(form.values)), [key, form.values]);
  return () => sessionStorage.removeItem(key);
}
