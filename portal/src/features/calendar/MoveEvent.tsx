import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { type Schemas, useChange } from '../../api/console.ts';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { showMoment } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { AcceptedClashes } from './Clashes.tsx';
import { Consequences } from './Consequences.tsx';
import styles from './Plan.module.css';
import { useChoices } from './use-choices.ts';
import { useClashes } from './use-clashes.ts';

interface MoveEventProps {
  readonly event: Schemas.TrainingEvent;
  readonly onClose: () => void;
}

const whereOf = ({ course, location, start_date, end_date }: Schemas.TrainingEvent) => ({
  course_id: String(course.id),
  location_id: String(location.id),
  day: start_date.slice(0, 10),
  from: start_date.slice(11, 16),
  to: end_date.slice(11, 16),
});

type Where = ReturnType<typeof whereOf>;

const useMoveForm = (event: Schemas.TrainingEvent) =>
  useForm<Where>({
    initialValues: whereOf(event),
    validate: {
      day: (day) => (day === '' ? 'Choose a day.' : null),
      to: (to, { from }) => (to > from ? null : 'The end comes after the start.'),
    },
  });

const timesOf = ({ day, from, to }: Where) => ({
  start_date: `${day}T${from}`,
  end_date: `${day}T${to}`,
});

/** Sends a published event elsewhere, or rewrites a draft, which nobody has to be told of. */
function useMove(event: Schemas.TrainingEvent, onClose: () => void) {
  const move = useChange('post', '/training-events/{id}/move');
  const edit = useChange('patch', '/training-events/{id}');
  const path = { id: event.id };
  const isDraft = event.status === 'draft';
  const send = (where: Where, allow_clashes: boolean) => {
    const place = { ...timesOf(where), location_id: Number(where.location_id), allow_clashes };
    return isDraft
      ? edit.mutateAsync({ path, body: { ...place, course_id: Number(where.course_id) } })
      : move.mutateAsync({ path, body: place });
  };
  const isQuiet = isDraft || event.booked_seats === 0;
  const submit = async (where: Where, allowClashes: boolean) => {
    const moved = await send(where, allowClashes);
    const words = `${isDraft ? 'Changed' : 'Moved'} to ${showMoment(moved.start_date)}.`;
    notify(words, isQuiet ? { run: () => void send(whereOf(event), true) } : undefined);
    onClose();
  };
  return { submit, isDraft, pending: move.isPending || edit.isPending, error: move.error ?? edit.error };
}

/** What the event would collide with there. */
function useClashesAt(event: Schemas.TrainingEvent, where: Where) {
  const isWhole = where.day !== '' && where.to > where.from;
  const trainer = event.trainer ? { trainer_id: event.trainer.id } : {};
  const asked = {
    location_id: Number(where.location_id),
    ...trainer,
    times: [timesOf(where)],
    except_event_id: event.id,
  };
  return useClashes(isWhole ? asked : null).data?.data ?? [];
}

function WhenFields({ form }: { readonly form: ReturnType<typeof useMoveForm> }) {
  return (
    <>
      <TextInput type="date" label="Day" {...form.getInputProps('day')} />
      <div className={styles['times']}>
        <TextInput type="time" label="From" {...form.getInputProps('from')} />
        <TextInput type="time" label="To" {...form.getInputProps('to')} />
      </div>
    </>
  );
}

/** Moves an event in time or place, after saying who will be told; a draft’s course can change too. */
export function MoveEvent({ event, onClose }: MoveEventProps) {
  const form = useMoveForm(event);
  const { submit, isDraft, pending, error } = useMove(event, onClose);
  const { courses, places } = useChoices({ onlyActive: true });
  const clashes = useClashesAt(event, form.values);
  const [accepted, setAccepted] = useState(false);
  // the server's refusal stands above the button
  const send = (where: Where) => void submit(where, accepted).catch(() => undefined);
  return (
    <Modal
      opened
      onClose={onClose}
      title={isDraft ? 'Change this draft' : 'Move this event'}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={form.onSubmit(send)} noValidate className={styles['dialog']}>
        {isDraft ? (
          <Select label="Course" allowDeselect={false} data={courses} {...form.getInputProps('course_id')} />
        ) : null}
        <Select
          label="Place"
          searchable
          allowDeselect={false}
          data={places}
          {...form.getInputProps('location_id')}
        />
        <WhenFields form={form} />
        {form.isDirty() ? (
          <AcceptedClashes
            clashes={clashes}
            label={`${isDraft ? 'Change' : 'Move'} it although the trainer or the place is taken`}
            accepted={accepted}
            onAccept={setAccepted}
          />
        ) : null}
        {isDraft ? null : <Consequences eventId={event.id} of="move" />}
        <FormProblem error={error} />
        <DialogButtons onClose={onClose}>
          <Button type="submit" loading={pending} disabled={!form.isDirty()}>
            {isDraft ? 'Change it' : 'Move the event'}
          </Button>
        </DialogButtons>
      </form>
    </Modal>
  );
}
