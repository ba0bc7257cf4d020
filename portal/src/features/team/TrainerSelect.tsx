import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { readAll } from '../../api/read-all.ts';

interface TrainerSelectProps {
  readonly value: number | null;
  readonly onChange: (trainerId: number | null) => void;
  readonly error?: ReactNode;
}

/** Whose classes a trainer sees: one of the catalogue's trainers. */
export function TrainerSelect({ value, onChange, error }: TrainerSelectProps) {
  const { data } = useQuery(readAll('/trainers'));
  return (
    <Select
      label="Trainer’s record"
      description="Whose classes this person sees and marks."
      placeholder={data ? 'Choose a trainer' : 'Loading'}
      data={(data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(chosen === null ? null : Number(chosen))}
      searchable
      required
      error={error}
    />
  );
}
