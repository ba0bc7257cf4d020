import { Modal, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChange } from '../../api/console.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { notify } from '../../ui/notify.tsx';
import { TaskForm } from '../../ui/TaskForm.tsx';
import type { KitTask } from './KitCard.tsx';
import type { Card } from './use-scanner.ts';

interface TaskProps {
  readonly card: Card;
  readonly onDone: () => void;
}

function ChangeDueDate({ card, onDone }: TaskProps) {
  const form = useForm({ initialValues: { due_on: card.due_on ?? '' } });
  const change = useChange('put', '/virtual-bls/kit-loans/{id}/due-date');
  const set = (due_on: string, done: () => void) =>
    change.mutate(
      { path: { id: card.loan_id ?? 0 }, body: { due_on } },
      { onSuccess: done, onError: (error) => applyRefusal(form, error) },
    );
  const submit = () =>
    set(form.values.due_on, () => {
      onDone();
      notify(`${card.bar_code} is due another day.`, { run: () => set(card.due_on ?? '', () => undefined) });
    });
  return (
    <TaskForm
      onSubmit={submit}
      action="Change the date"
      pending={change.isPending}
      error={change.error}
      onDone={onDone}
    >
      <p>
        With {card.candidate}, booking {card.booking_id}. The day after it is due the agency is told that it
        is overdue.
      </p>
      <TextInput type="date" label="Due back on" required data-autofocus {...form.getInputProps('due_on')} />
    </TaskForm>
  );
}

function Waive({ card, onDone }: TaskProps) {
  const form = useForm({ initialValues: { reason: '' } });
  const waive = useChange('post', '/virtual-bls/bookings/{id}/kit-waiver');
  const submit = () =>
    waive.mutate(
      { path: { id: card.booking_id ?? 0 }, body: form.values },
      {
        onSuccess: () => {
          onDone();
          notify(`${card.candidate} needs no kit.`);
        },
        onError: (error) => applyRefusal(form, error),
      },
    );
  return (
    <TaskForm
      onSubmit={submit}
      action="No kit needed"
      pending={waive.isPending}
      error={waive.error}
      onDone={onDone}
    >
      <p>
        {card.candidate}, booking {card.booking_id}, gets no kit, and the certificate does not wait for one.
        This cannot be taken back.
      </p>
      <Textarea label="Why" required data-autofocus maxLength={500} {...form.getInputProps('reason')} />
    </TaskForm>
  );
}

/** Ends the loan of a kit that will not come back, and takes it out of use. */
function Lost({ card, onDone }: TaskProps) {
  const back = useChange('post', '/virtual-bls/kits/return');
  const retire = useChange('patch', '/virtual-bls/kits/{id}');
  const end = () =>
    retire.mutate(
      {
        path: { id: card.kit_id ?? 0 },
        body: { is_retired: true, note: `Lost with booking ${card.booking_id}` },
      },
      {
        onSuccess: () => {
          onDone();
          notify(`${card.bar_code} is out of use: lost.`);
        },
      },
    );
  const submit = () =>
    // When only the second half failed, the kit is back already.
    back.isSuccess ? end() : back.mutate({ body: { bar_code: card.bar_code ?? '' } }, { onSuccess: end });
  return (
    <TaskForm
      onSubmit={submit}
      action="It is lost"
      pending={back.isPending || retire.isPending}
      error={back.error ?? retire.error}
      onDone={onDone}
    >
      <p>
        {card.bar_code} is with {card.candidate}, booking {card.booking_id}. The booking no longer waits for
        it: a certificate that was passed for is issued. The kit goes out of use with the note that it was
        lost.
      </p>
    </TaskForm>
  );
}

function EditKit({ card, onDone, retires }: TaskProps & { readonly retires: boolean }) {
  const form = useForm({ initialValues: { note: card.note ?? '' } });
  const edit = useChange('patch', '/virtual-bls/kits/{id}');
  const path = { id: card.kit_id ?? 0 };
  const submit = () =>
    edit.mutate(
      { path, body: { note: form.values.note, ...(retires ? { is_retired: true } : {}) } },
      {
        onSuccess: () => {
          onDone();
          const before = { note: card.note ?? '', is_retired: false };
          const undo = { run: () => edit.mutate({ path, body: before }) };
          notify(retires ? `${card.bar_code} is out of use.` : 'The note was changed.', undo);
        },
        onError: (error) => applyRefusal(form, error),
      },
    );
  return (
    <TaskForm
      onSubmit={submit}
      action={retires ? 'Take out of use' : 'Keep the note'}
      pending={edit.isPending}
      error={edit.error}
      onDone={onDone}
    >
      {retires ? <p>{card.bar_code} cannot be sent until somebody puts it back in use.</p> : null}
      <TextInput
        label={retires ? 'Why: damaged, incomplete, lost' : 'Note'}
        data-autofocus
        maxLength={200}
        {...form.getInputProps('note')}
      />
    </TaskForm>
  );
}

const titles: Readonly<Record<KitTask, string>> = {
  due: 'Change the due date',
  waive: 'No kit needed',
  lost: 'The kit is lost',
  retire: 'Take a kit out of use',
  note: 'Note',
};

function TaskBody({ task, ...props }: TaskProps & { readonly task: KitTask }) {
  if (task === 'due') return <ChangeDueDate {...props} />;
  if (task === 'waive') return <Waive {...props} />;
  if (task === 'lost') return <Lost {...props} />;
  return <EditKit {...props} retires={task === 'retire'} />;
}

/** What a card's menu opens. */
export function KitTasks({
  doing,
  onDone,
}: {
  doing: { task: KitTask; card: Card } | null;
  onDone: () => void;
}) {
  return (
    <Modal
      opened={doing !== null}
      onClose={onDone}
      title={doing ? titles[doing.task] : ''}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {doing ? <TaskBody {...doing} onDone={onDone} /> : null}
    </Modal>
  );
}

/** Takes a new kit into use. */
export function RegisterKit({ opened, onDone }: { readonly opened: boolean; readonly onDone: () => void }) {
  const form = useForm({ initialValues: { bar_code: '', note: '' } });
  const register = useChange('post', '/virtual-bls/kits');
  const submit = () =>
    register.mutate(
      { body: form.values },
      {
        onSuccess: (kit) => {
          form.reset();
          notify(`${kit.bar_code} is in stock. Scan the next one, or close.`);
        },
        onError: (error) => applyRefusal(form, error),
      },
    );
  return (
    <Modal
      opened={opened}
      onClose={onDone}
      title="Register a kit"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <TaskForm
        onSubmit={submit}
        action="Register"
        pending={register.isPending}
        error={register.error}
        onDone={onDone}
      >
        <TextInput
          label="Bar code"
          description="3 to 40 letters, digits and hyphens."
          required
          data-autofocus
          autoComplete="off"
          {...form.getInputProps('bar_code')}
        />
        <TextInput label="Note" maxLength={200} {...form.getInputProps('note')} />
      </TaskForm>
    </Modal>
  );
}
