import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type Schemas, useChange } from '../../api/console.ts';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { showMoment } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { Consequences } from './Consequences.tsx';
import styles from './Plan.module.css';
import { useChoices } from './use-choices.ts';
import { clashWords, useClashes } from './use-clashes.ts';

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
  const send = (where: Where) => {
    const place = { ...timesOf(where), location_id: Number(where.location_id) };
    return isDraft
      ? edit.mutateAsync({ path, body: { ...place, course_id: Number(where.course_id) } })
      : move.mutateAsync({ path, body: place });
  };
  const isQuiet = isDraft || event.booked_seats === 0;
  const submit = async (where: Where) => {
    const moved = await send(where);
    const words = `${isDraft ? 'Changed' : 'Moved'} to ${showMoment(moved.start_date)}.`;
    notify(words, isQuiet ? { run: () => void send(whereOf(event)) } : undefined);
    onClose();
  };
  return { submit, isDraft, pending: move.isPending || edit.isPending, error: move.error ?? edit.error };
}

function Clashes({ event, where }: { readonly event: Schemas.TrainingEvent; readonly where: Where }) {
  const isWhole = where.day !== '' && where.to > where.from;
  const trainer = event.trainer ? { trainer_id: event.trainer.id } : {};
  const asked = {
    location_id: Number(where.location_id),
    ...trainer,
    times: [timesOf(where)],
    except_event_id: event.id,
  };
  const found = useClashes(isWhole ? asked : null).data?.data ?? [];
  if (found.length === 0) return null;
  return (
    <ul className={styles['clashes']}>
      {found.map((clash) => (
        <li key={`${clash.kind} ${clash.training_event_id} ${clash.start_date}`}>
          <IconAlertTriangle size={15} aria-hidden /> Clash: {clashWords(clash)}
        </li>
      ))}
    </ul>
  );
}

/** Moves an event in time or place, after saying who will be told; a draft’s course can change too. */
export function MoveEvent({ event, onClose }: MoveEventProps) {
  const form = useMoveForm(event);
  const { submit, isDraft, pending, error } = useMove(event, onClose);
  const { courses, places } = useChoices({ onlyActive: true });
  // the server's refusal stands above the button
  const send = (where: Where) => void submit(where).catch(() => undefined);
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
        <TextInput type="date" label="Day" {...form.getInputProps('day')} />
        <div className={styles['row']}>
          <TextInput type="time" label="From" {...form.getInputProps('from')} />
          <TextInput type="time" label="To" {...form.getInputProps('to')} />
        </div>
        <Clashes event={event} where={form.values} />
        {isDraft ? null : <Consequences eventId={event.id} of="move" />}
        <FormProblem error={error} />
        <div className={styles['buttons']}>
          <Button type="submit" loading={pending} disabled={!form.isDirty()}>
            {isDraft ? 'Change it' : 'Move the event'}
          </Button>
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
        </div>
      </form>
    </Modal>
  );
}
