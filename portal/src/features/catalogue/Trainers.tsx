import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { type Schemas, useChange } from '../../api/console.ts';
import { readAll } from '../../api/read-all.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { Entries } from './Entries.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import { toggleWith, useEditing } from './use-entries.ts';

type Trainer = Schemas.Trainer;

interface TrainerDialogProps {
  /** Null: a new one. */
  readonly trainer: Trainer | null;
  readonly onClose: () => void;
}

function TrainerDialog({ trainer, onClose }: TrainerDialogProps) {
  const form = useForm({
    initialValues: { name: trainer?.name ?? '' },
    validate: { name: (name) => (name.trim() === '' ? 'This field is required.' : null) },
  });
  const create = useChange('post', '/trainers');
  const edit = useChange('patch', '/trainers/{id}');
  const after = { onSuccess: onClose, onError: (error: Error) => applyRefusal(form, error) };
  return (
    <EntryDialog
      title={trainer ? 'Edit this trainer' : 'Add a trainer'}
      pending={create.isPending || edit.isPending}
      error={create.error ?? edit.error}
      onSubmit={form.onSubmit((body) =>
        trainer === null
          ? create.mutate({ body }, after)
          : edit.mutate({ path: { id: trainer.id }, body }, after),
      )}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        description="An account to sign in with is made under Team."
        data-autofocus
        {...form.getInputProps('name')}
      />
    </EntryDialog>
  );
}

/** Those who train. */
export function Trainers() {
  const query = useQuery(readAll('/trainers'));
  const change = useChange('patch', '/trainers/{id}');
  const { editing, add, edit, close } = useEditing<Trainer>();
  const toggle = toggleWith<Trainer>(({ id }, is_active) =>
    change.mutateAsync({ path: { id }, body: { is_active } }),
  );
  return (
    <>
      <Entries
        noun="trainer"
        teaches="A trainer gives classes and remote sessions; events are planned with one."
        query={query}
        columns={[]}
        onAdd={add}
        onEdit={edit}
        onToggle={toggle}
      />
      {editing === null ? null : (
        <TrainerDialog trainer={editing === 'new' ? null : editing} onClose={close} />
      )}
    </>
  );
}
