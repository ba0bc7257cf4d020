import { Button, Modal, NumberInput, Radio, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type Schemas, useChange } from '../../api/console.ts';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { notify } from '../../ui/notify.tsx';
import { AcceptedClashes } from './Clashes.tsx';
import { OrganisationPicker } from './OrganisationPicker.tsx';
import styles from './Plan.module.css';
import { useChoices } from './use-choices.ts';
import { useClashes } from './use-clashes.ts';

interface ChangeProps {
  readonly event: Schemas.TrainingEvent;
  readonly onClose: () => void;
}

interface SmallFormProps {
  readonly title: string;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function SmallForm({ title, pending, error, onSave, onClose, children }: SmallFormProps) {
  return (
    <Modal opened onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className={styles['dialog']}
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault();
          onSave();
        }}
      >
        {children}
        <FormProblem error={error} />
        <DialogButtons onClose={onClose}>
          <Button type="submit" loading={pending}>
            Save
          </Button>
        </DialogButtons>
      </form>
    </Modal>
  );
}

/** What else this trainer gives meanwhile; of the place, nothing changes. */
function useTrainersClashes(event: Schemas.TrainingEvent, trainer: string | null) {
  const { start_date, end_date, location, id } = event;
  const asked = trainer !== null && Number(trainer) !== event.trainer?.id;
  const found = useClashes(
    asked
      ? {
          location_id: location.id,
          trainer_id: Number(trainer),
          times: [{ start_date, end_date }],
          except_event_id: id,
        }
      : null,
  );
  return asked ? (found.data?.data ?? []).filter(({ kind }) => kind !== 'place') : [];
}

/** Says who trains; possible at any time. */
export function ChangeTrainer({ event, onClose }: ChangeProps) {
  const before = event.trainer === null ? null : String(event.trainer.id);
  const [trainer, setTrainer] = useState(before);
  const [accepted, setAccepted] = useState(false);
  const { trainers } = useChoices({ onlyActive: true });
  const clashes = useTrainersClashes(event, trainer);
  const edit = useChange('patch', '/training-events/{id}');
  const send = (id: string | null, allow_clashes: boolean) =>
    edit.mutateAsync({
      path: { id: event.id },
      body: { trainer_id: id === null ? null : Number(id), allow_clashes },
    });
  const save = async () => {
    await send(trainer, accepted);
    notify('The trainer was changed.', { run: () => void send(before, true) });
    onClose();
  };
  return (
    <SmallForm
      title="Change the trainer"
      pending={edit.isPending}
      error={edit.error}
      onSave={() => void save().catch(() => undefined)}
      onClose={onClose}
    >
      <Select
        label="Trainer"
        placeholder="Not settled yet"
        searchable
        clearable
        data={trainers}
        value={trainer}
        onChange={setTrainer}
      />
      <AcceptedClashes
        clashes={clashes}
        label="Choose this trainer all the same"
        accepted={accepted}
        onAccept={setAccepted}
      />
    </SmallForm>
  );
}

/** Sets how many seats there are. */
export function ChangeSeats({ event, onClose }: ChangeProps) {
  const [seats, setSeats] = useState<number | string>(event.capacity);
  const set = useChange('put', '/training-events/{id}/capacity');
  const send = (capacity: number) => set.mutateAsync({ path: { id: event.id }, body: { capacity } });
  const save = async () => {
    await send(Number(seats));
    notify(`There are ${seats} seats now.`, { run: () => void send(event.capacity) });
    onClose();
  };
  const taken = event.booked_seats + event.held_seats;
  return (
    <SmallForm
      title="Change the seats"
      pending={set.isPending}
      error={set.error}
      onSave={() => void save().catch(() => undefined)}
      onClose={onClose}
    >
      <NumberInput
        label="Seats"
        description={`${taken} are booked or held: never fewer.`}
        min={0}
        max={1_000}
        allowDecimal={false}
        value={seats}
        onChange={setSeats}
      />
    </SmallForm>
  );
}

/** Sets which organisations see an event and may book it. */
export function ChangeVisibility({ event, onClose }: ChangeProps) {
  const [visibility, setVisibility] = useState<'all' | 'selected'>(event.visibility);
  const [ids, setIds] = useState(event.organisation_ids.map(String));
  const set = useChange('put', '/training-events/{id}/visibility');
  const send = (to: 'all' | 'selected', organisations: readonly string[]) =>
    set.mutateAsync({
      path: { id: event.id },
      body:
        to === 'all' ? { visibility: to } : { visibility: to, organisation_ids: organisations.map(Number) },
    });
  const save = async () => {
    await send(visibility, ids);
    const undo = () => void send(event.visibility, event.organisation_ids.map(String));
    notify('Who may book was changed. Bookings made already stay.', { run: undo });
    onClose();
  };
  return (
    <SmallForm
      title="Change who may book"
      pending={set.isPending}
      error={set.error}
      onSave={() => void save().catch(() => undefined)}
      onClose={onClose}
    >
      <Radio.Group
        label="Who may book"
        value={visibility}
        onChange={(value) => setVisibility(value === 'selected' ? 'selected' : 'all')}
      >
        <div className={styles['buttons']}>
          <Radio value="all" label="Every organisation" />
          <Radio value="selected" label="Selected organisations" />
        </div>
      </Radio.Group>
      {visibility === 'selected' ? (
        <OrganisationPicker label="Organisations" value={ids} onChange={setIds} />
      ) : null}
    </SmallForm>
  );
}
