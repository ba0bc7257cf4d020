import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/console.ts';

interface OrganisationPickerProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
  readonly error?: React.ReactNode;
}

/** Finds organisations by name or code and gathers those that are chosen, by id. */
export function OrganisationPicker({ label, value, onChange, error }: OrganisationPickerProps) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const everybody = useQuery(read('/organisations', { query: { per_page: 100 } }));
  const found = useQuery({
    ...read('/organisations', { query: { per_page: 20, search } }),
    enabled: search.length >= 2,
  });
  const names = new Map(
    [...(everybody.data?.data ?? []), ...(found.data?.data ?? [])].map(({ id, name }) => [String(id), name]),
  );
  for (const id of value) if (!names.has(id)) names.set(id, `Organisation ${id}`);
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? 'Type a name' : ''}
      searchable
      hidePickedOptions
      limit={50}
      data={[...names].map(([id, name]) => ({ value: id, label: name }))}
      value={[...value]}
      onChange={onChange}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage="No such organisation"
      error={error}
    />
  );
}
