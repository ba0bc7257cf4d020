import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { type Schemas, useChange } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { notify } from '../../ui/notify.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import styles from './Interviews.module.css';

type Interview = Schemas.Interview;

interface PartProps {
  readonly interview: Interview;
}

/** How it went; from its start on. */
export function RecordOutcome({ interview }: PartProps) {
  const path = { id: interview.id };
  const complete = useChange('post', '/interviews/{id}/complete');
  const noShow = useChange('post', '/interviews/{id}/no-show');
  const end = (result?: 'suitable' | 'unsuitable') =>
    complete.mutate(
      { path, body: result ? { result } : {} },
      { onSuccess: () => notify('The outcome is recorded.') },
    );
  return (
    <Card title="How did it go?">
      <div className={styles['buttons']}>
        <Button loading={complete.isPending} onClick={() => end('suitable')}>
          Suitable
        </Button>
        <Button variant="default" loading={complete.isPending} onClick={() => end('unsuitable')}>
          Unsuitable
        </Button>
        <Button variant="default" loading={complete.isPending} onClick={() => end()}>
          Held, no result
        </Button>
        <Button
          variant="default"
          loading={noShow.isPending}
          onClick={() =>
            noShow.mutate(
              { path, body: {} },
              { onSuccess: () => notify('It is recorded that the candidate did not come.') },
            )
          }
        >
          The candidate did not come
        </Button>
      </div>
      <FormProblem error={complete.error ?? noShow.error} />
    </Card>
  );
}

/** The interviewer’s notes; organisations never see them. */
export function Notes({ interview }: PartProps) {
  const form = useForm({ initialValues: { notes: interview.notes ?? '' } });
  const forget = useDraft(`interview notes ${interview.id}`, form);
  const save = useChange('put', '/interviews/{id}/notes');
  const submit = form.onSubmit(({ notes }) =>
    save.mutate(
      { path: { id: interview.id }, body: { notes: notes === '' ? null : notes } },
      {
        onSuccess: () => {
          forget();
          form.resetDirty({ notes });
          notify('The notes are saved.');
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
  return (
    <Card title="Notes">
      <form onSubmit={submit} className={styles['form']}>
        <Textarea
          label="Notes"
          description="For the provider’s staff; the organisation does not see them."
          autosize
          minRows={4}
          maxLength={5000}
          {...form.getInputProps('notes')}
        />
        <FormProblem error={save.error} />
        <Button
          type="submit"
          variant="default"
          loading={save.isPending}
          disabled={!form.isDirty()}
          style={{ justifySelf: 'start' }}
        >
          Save the notes
        </Button>
      </form>
    </Card>
  );
}

type Corrected = 'suitable' | 'unsuitable' | 'completed' | 'no_show';

interface WhatItWasProps {
  readonly to: Corrected;
  readonly onChange: (to: Corrected) => void;
}

function WhatItWas({ to, onChange }: WhatItWasProps) {
  return (
    <NativeSelect
      label="It was"
      value={to}
      data={[
        { value: 'suitable', label: 'Held: suitable' },
        { value: 'unsuitable', label: 'Held: unsuitable' },
        { value: 'completed', label: 'Held, no result' },
        { value: 'no_show', label: 'Did not come' },
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value as Corrected)}
    />
  );
}

/** Puts a recorded outcome right; for administrators. */
export function Correct({ interview }: PartProps) {
  const [isOpen, { open, close }] = useDisclosure(false);
  const [to, setTo] = useState<Corrected>('completed');
  const [reason, setReason] = useState('');
  const correct = useChange('post', '/interviews/{id}/correct');
  const { person } = useSession();
  if (person.role !== 'staff_admin') return null;
  const result = to === 'suitable' || to === 'unsuitable' ? { result: to } : {};
  const save = () =>
    correct.mutate(
      {
        path: { id: interview.id },
        body: { status: to === 'no_show' ? 'no_show' : 'completed', reason, ...result },
      },
      {
        onSuccess: () => {
          close();
          notify('The outcome is put right. Candidate and interviewer get an e-mail.');
        },
      },
    );
  return (
    <>
      <Button variant="default" onClick={open}>
        Put the outcome right
      </Button>
      <ConfirmDialog
        opened={isOpen}
        title="Put the outcome right"
        action="Put it right"
        pending={correct.isPending}
        error={correct.error}
        onClose={close}
        onConfirm={save}
      >
        <p>Candidate and interviewer get an e-mail.</p>
        <WhatItWas to={to} onChange={setTo} />
        <TextInput
          label="Why"
          required
          maxLength={500}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </ConfirmDialog>
    </>
  );
}
