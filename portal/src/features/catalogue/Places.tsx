import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { type Schemas, useChange } from '../../api/console.ts';
import { readAll } from '../../api/read-all.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import type { Column } from '../../ui/DataTable.tsx';
import { Entries } from './Entries.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import { orNull, toggleWith, useEditing } from './use-entries.ts';

type Place = Schemas.Location;

const columns: readonly Column<Place>[] = [
  { header: 'Address', cell: ({ address }) => address ?? 'Not given' },
  { header: 'Postcode', cell: ({ postcode }) => postcode ?? 'Not given' },
];

const valuesOf = (place: Place | null) => ({
  name: place?.name ?? '',
  address: place?.address ?? '',
  postcode: place?.postcode ?? '',
});

type PlaceValues = ReturnType<typeof valuesOf>;

const bodyOf = ({ name, address, postcode }: PlaceValues) => ({
  name,
  address: orNull(address),
  postcode: orNull(postcode),
});

interface PlaceDialogProps {
  /** Null: a new one. */
  readonly place: Place | null;
  readonly onClose: () => void;
}

function PlaceDialog({ place, onClose }: PlaceDialogProps) {
  const form = useForm<PlaceValues>({
    initialValues: valuesOf(place),
    validate: { name: (name) => (name.trim() === '' ? 'This field is required.' : null) },
  });
  const create = useChange('post', '/locations');
  const edit = useChange('patch', '/locations/{id}');
  const after = { onSuccess: onClose, onError: (error: Error) => applyRefusal(form, error) };
  const save = (values: PlaceValues) =>
    place === null
      ? create.mutate({ body: bodyOf(values) }, after)
      : edit.mutate({ path: { id: place.id }, body: bodyOf(values) }, after);
  return (
    <EntryDialog
      title={place ? 'Edit this place' : 'Add a place'}
      pending={create.isPending || edit.isPending}
      error={create.error ?? edit.error}
      onSubmit={form.onSubmit(save)}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        description="As candidates know it: the town."
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label="Address"
        description="Street and town; stands in every mail."
        {...form.getInputProps('address')}
      />
      <TextInput label="Postcode" {...form.getInputProps('postcode')} />
    </EntryDialog>
  );
}

/** The places of classroom training. */
export function Places() {
  const query = useQuery(readAll('/locations'));
  const change = useChange('patch', '/locations/{id}');
  const { editing, add, edit, close } = useEditing<Place>();
  const toggle = toggleWith<Place>(({ id }, is_active) =>
    change.mutateAsync({ path: { id }, body: { is_active } }),
  );
  return (
    <>
      <Entries
        noun="place"
        teaches="A place is where classes are held; candidates find its address in their mails."
        query={query}
        columns={columns}
        onAdd={add}
        onEdit={edit}
        onToggle={toggle}
      />
      {editing === null ? null : <PlaceDialog place={editing === 'new' ? null : editing} onClose={close} />}
    </>
  );
}
