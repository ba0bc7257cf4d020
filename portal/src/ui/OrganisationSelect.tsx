import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { read } from '../api/console.ts';

interface OrganisationSelectProps {
  readonly label: string;
  /** What it says when none is chosen: “All organisations”. */
  readonly none: string;
  readonly value: number | undefined;
  readonly onPick: (id: number | undefined) => void;
  readonly description?: string;
  readonly required?: boolean;
  readonly error?: ReactNode;
}

const labelOf = ({ name, code }: { readonly name: string; readonly code: string }) => `${name} (${code})`;

/** What the chosen one is called, wherever in the alphabet it stands. */
function useLabelOf(id: number | undefined): string | null {
  const query = useQuery({
    ...read('/organisations/{id}', { path: { id: id ?? 0 } }),
    enabled: id !== undefined,
    retry: false,
  });
  if (id === undefined) return null;
  if (query.isError) return `Organisation ${id}`;
  return query.data?.id === id ? labelOf(query.data) : null;
}

/** Finds one organisation by its name or code; the server searches, however many there are. Staff only. */
export function OrganisationSelect(props: OrganisationSelectProps) {
  const { label, none, value, onPick, description, required = false, error } = props;
  const chosen = useLabelOf(value);
  const [typed, setTyped] = useState('');
  // what stands in the box because it is chosen was not typed
  const [search] = useDebouncedValue(typed === chosen ? '' : typed.trim(), 250);
  const found = useQuery({
    ...read('/organisations', { query: { per_page: 20, ...(search.length >= 2 ? { search } : {}) } }),
    placeholderData: keepPreviousData,
  });
  const labels = new Map((found.data?.data ?? []).map((one) => [one.id, labelOf(one)]));
  if (value !== undefined && chosen !== null) labels.set(value, chosen);
  return (
    <Select
      label={label}
      description={description}
      required={required}
      placeholder={none}
      searchable
      clearable={value !== undefined}
      clearButtonProps={{ 'aria-label': `${label}: ${none}` }}
      data={[...labels].map(([id, text]) => ({ value: String(id), label: text }))}
      filter={({ options }) => options}
      value={value === undefined ? null : String(value)}
      onChange={(picked) => onPick(picked === null ? undefined : Number(picked))}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={found.isFetching ? 'Searching' : 'No organisation of that name or code'}
      error={error}
    />
  );
}
