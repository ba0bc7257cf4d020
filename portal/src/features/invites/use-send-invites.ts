import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Schemas, send } from '../../api/console.ts';
import { RequestFailed } from '../../api/request-json.ts';
import { randomKey } from '../find/use-seat-draft.ts';
import type { Invitee } from './invitee.ts';
import type { TermsValues } from './Terms.tsx';

type Body = Schemas.CreateInviteRequest;

const given = (text: string) => (text.trim() === '' ? undefined : text);
const idOf = (value: string | null) => (value === null ? undefined : Number(value));

function bodyOf({ candidate }: Invitee, terms: TermsValues): Body {
  const { phone, job_role, ...who } = candidate;
  const body = {
    ...who,
    phone: given(phone),
    job_role: given(job_role),
    course_id: idOf(terms.course_id),
    location_id: idOf(terms.location_id),
    training_event_id: idOf(terms.training_event_id),
    pay_option: terms.pay_option,
    message: given(terms.message),
    expires_in_days: terms.expires_in_days,
  };
  // what is undefined is not sent
  return JSON.parse(JSON.stringify(body)) as Body;
}

const wordsOf = (error: RequestFailed): string => {
  if (error.status === 0)
    return 'No connection: it may or may not have been sent. Try again, it is sent once.';
  const fields = Object.values(error.errors).flat();
  return fields.length > 0 && error.code === 'validation_failed' ? fields.join(' ') : error.message;
};

/** Sends invites one after the other, and writes into each row what became of it. */
export function useSendInvites(setRows: (next: (rows: readonly Invitee[]) => readonly Invitee[]) => void) {
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const one = useMutation({
    mutationFn: ({ body, key }: { body: Body; key: string }) => send('post', '/invites', { body }, { key }),
  });
  const note = (key: string, change: Partial<Invitee>) =>
    setRows((rows) => rows.map((row) => (row.key === key ? { ...row, ...change } : row)));

  async function sendOne(row: Invitee, terms: TermsValues): Promise<boolean> {
    const body = bodyOf(row, terms);
    const written = JSON.stringify(body);
    const key = row.unanswered?.body === written ? row.unanswered.key : randomKey();
    note(row.key, { unanswered: { body: written, key } });
    try {
      const { id } = await one.mutateAsync({ body, key });
      note(row.key, { unanswered: undefined, outcome: { state: 'sent', id } });
      return true;
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      note(row.key, {
        ...(error.status === 0 ? {} : { unanswered: undefined }),
        outcome: { state: 'refused', why: wordsOf(error) },
      });
      return error.status !== 0;
    }
  }

  async function sendAll(rows: readonly Invitee[], terms: TermsValues): Promise<void> {
    const open = rows.filter(({ outcome }) => outcome.state !== 'sent');
    setProgress({ done: 0, of: open.length });
    for (const [index, row] of open.entries()) {
      // without a connection the rest would fail alike
      if (!(await sendOne(row, terms))) break;
      setProgress({ done: index + 1, of: open.length });
    }
    setProgress(null);
  }

  return { progress, sendAll };
}
