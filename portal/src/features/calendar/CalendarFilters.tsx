import { Button, Select } from '@mantine/core';
import styles from './Calendar.module.css';
import { eventStatuses, statusWords } from './event-words.ts';
import type { CalendarSearch } from './search.ts';
import { useChoices } from './use-choices.ts';

interface CalendarFiltersProps {
  readonly search: CalendarSearch;
  readonly onChange: (changes: Partial<Record<keyof CalendarSearch, string | number | undefined>>) => void;
}

const numberOf = (value: string | null) => (value === null ? undefined : Number(value));
const textOf = (value: number | undefined) => (value === undefined ? null : String(value));

const none = { course: undefined, place: undefined, trainer: undefined, status: undefined };

const isNarrowed = ({ course, place, trainer, status }: CalendarSearch): boolean =>
  [course, place, trainer, status].some((value) => value !== undefined);

/** Narrows the calendar down. */
export function CalendarFilters({ search, onChange }: CalendarFiltersProps) {
  const { courses, places, trainers } = useChoices({ onlyActive: false });
  const statuses = eventStatuses.map((value) => ({ value, label: statusWords[value].word }));
  const common = { clearable: true, searchable: true, size: 'sm', nothingFoundMessage: 'None' } as const;
  return (
    <search className={styles['filters']} aria-label="Filters">
      <Select
        {...common}
        aria-label="Course"
        placeholder="All courses"
        data={courses}
        value={textOf(search.course)}
        onChange={(value) => onChange({ course: numberOf(value) })}
      />
      <Select
        {...common}
        aria-label="Place"
        placeholder="All places"
        data={places}
        value={textOf(search.place)}
        onChange={(value) => onChange({ place: numberOf(value) })}
      />
      <Select
        {...common}
        aria-label="Trainer"
        placeholder="All trainers"
        data={[{ value: '0', label: 'No trainer yet' }, ...trainers]}
        value={textOf(search.trainer)}
        onChange={(value) => onChange({ trainer: numberOf(value) })}
      />
      <Select
        {...common}
        searchable={false}
        aria-label="Status"
        placeholder="Every status"
        data={statuses}
        value={search.status ?? null}
        onChange={(value) => onChange({ status: value ?? undefined })}
      />
      {isNarrowed(search) ? (
        <Button variant="subtle" size="sm" onClick={() => onChange(none)}>
          Clear
        </Button>
      ) : null}
    </search>
  );
}
