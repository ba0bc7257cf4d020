import { Button, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Schemas, useChange } from '../../api/console.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { Card } from '../../ui/Card.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { showMoment } from '../../ui/format.ts';
import { useDraft } from '../../ui/use-draft.ts';
import styles from './Case.module.css';
import { inWords, statusOf } from './words.ts';

type Referral = Schemas.ReferralCase;
type Event = Referral['events'][number];

function whatHappened({ kind, to_status, channel, result }: Event): string {
  if (channel) return `Contact by ${inWords(channel).toLowerCase()}: ${inWords(result ?? '').toLowerCase()}`;
  if (kind === 'move' && to_status) return statusOf(to_status).label;
  return inWords(kind);
}

function AddNote({ id }: { readonly id: string }) {
  const form = useForm({ initialValues: { note: '' } });
  const forget = useDraft(`referral note ${id}`, form);
  const add = useChange('post', '/referrals/{id}/notes');
  const submit = form.onSubmit((body) =>
    add.mutate(
      { path: { id }, body },
      {
        onSuccess: () => {
          form.reset();
          forget();
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
  return (
    <form onSubmit={submit} className={styles['form']}>
      <Textarea
        label="Add a note"
        description="For the staff only."
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps('note')}
      />
      <FormProblem error={add.error} />
      <Button
        type="submit"
        variant="default"
        loading={add.isPending}
        disabled={form.values.note.trim() === ''}
        style={{ justifySelf: 'start' }}
      >
        Add the note
      </Button>
    </form>
  );
}

/** What happened, the latest first, contact attempts included. */
export function History({ referral }: { readonly referral: Referral }) {
  const events = referral.events.map((event, index) => ({ ...event, index })).reverse();
  return (
    <Card title="History">
      {referral.erased_at === null ? <AddNote id={referral.id} /> : null}
      <ol className={styles['events']}>
        {events.map((event) => (
          <li key={event.index}>
            <p>
              <strong>{whatHappened(event)}</strong>
            </p>
            {event.note ? <p>{event.note}</p> : null}
            <p className={styles['soft']}>
              {showMoment(event.occurred_at)} · {event.by ?? 'by the partner or the system'}
              {event.referral_id === referral.id ? '' : ' · on the merged duplicate'}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
