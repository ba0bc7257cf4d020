import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Schemas, useChange } from '../../api/console.ts';
import { readAll } from '../../api/read-all.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { showMoment } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import styles from './Interviews.module.css';

type Interview = Schemas.Interview;

interface PartProps {
  readonly interview: Interview;
}

function Assign({ interview }: PartProps) {
  const interviewers = useQuery(readAll('/interviewers', { is_active: true }));
  const assign = useChange('put', '/interviews/{id}/interviewer');
  const path = { id: interview.id };
  const before = interview.interviewer?.id ?? null;
  const known = interviewers.data ?? [];
  const all =
    interview.interviewer && !known.some(({ id }) => id === before)
      ? [interview.interviewer, ...known]
      : known;
  const give = (interviewer_id: number | null) =>
    assign.mutate(
      { path, body: { interviewer_id } },
      {
        onSuccess: () =>
          notify('The interviewer is changed. Everybody concerned gets an e-mail.', {
            run: () => assign.mutate({ path, body: { interviewer_id: before } }),
          }),
      },
    );
  return (
    <>
      <NativeSelect
        label="Interviewer"
        value={String(before ?? '')}
        disabled={assign.isPending}
        data={[
          { value: '', label: 'Not assigned yet' },
          ...all.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={({ currentTarget: { value } }) => give(value === '' ? null : Number(value))}
      />
      <FormProblem error={assign.error} />
    </>
  );
}

function Move({ interview }: PartProps) {
  const form = useForm({ initialValues: { interview_date: interview.interview_date.slice(0, 16) } });
  const move = useChange('post', '/interviews/{id}/move');
  const path = { id: interview.id };
  const submit = form.onSubmit((body) =>
    move.mutate(
      { path, body },
      {
        onSuccess: ({ interview_date }) => {
          form.setInitialValues(body);
          form.resetDirty(body);
          notify(`Moved to ${showMoment(interview_date)}. Candidate and interviewer get an e-mail.`, {
            run: () =>
              move.mutate(
                { path, body: { interview_date: interview.interview_date } },
                {
                  onSuccess: () => {
                    const before = { interview_date: interview.interview_date.slice(0, 16) };
                    form.setInitialValues(before);
                    form.setValues(before);
                  },
                },
              ),
          });
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
  return (
    <form onSubmit={submit} className={styles['form']}>
      <div className={styles['line']}>
        <TextInput
          label="When, London time"
          type="datetime-local"
          required
          {...form.getInputProps('interview_date')}
        />
        <Button type="submit" variant="default" loading={move.isPending} disabled={!form.isDirty()}>
          Move the interview
        </Button>
      </div>
      <FormProblem error={move.error} />
    </form>
  );
}

function Cancel({ interview }: PartProps) {
  const [isOpen, { open, close }] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const cancel = useChange('post', '/interviews/{id}/cancel');
  return (
    <>
      <Button variant="default" onClick={open} style={{ justifySelf: 'start' }}>
        Cancel the interview
      </Button>
      <ConfirmDialog
        opened={isOpen}
        title={`Cancel the interview with ${interview.candidate.name}?`}
        action="Cancel the interview"
        isFinal
        pending={cancel.isPending}
        error={cancel.error}
        onClose={close}
        onConfirm={() =>
          cancel.mutate(
            { path: { id: interview.id }, body: reason === '' ? {} : { reason } },
            {
              onSuccess: () => {
                close();
                notify('The interview is cancelled. Candidate and interviewer get an e-mail.');
              },
            },
          )
        }
      >
        <p>
          {interview.candidate.name}
          {interview.interviewer ? ` and ${interview.interviewer.name} are` : ' is'} told by e-mail. This
          cannot be undone; you can arrange a new interview instead.
        </p>
        <TextInput
          label="Why (optional)"
          description="Kept with the interview."
          maxLength={500}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </ConfirmDialog>
    </>
  );
}

/** What can be changed before it takes place. */
export function ChangeInterview({ interview }: PartProps) {
  return (
    <Card title="Change the interview">
      <div className={styles['form']}>
        <Move interview={interview} />
        <Assign interview={interview} />
        <Cancel interview={interview} />
      </div>
    </Card>
  );
}
