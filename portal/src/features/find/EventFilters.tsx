import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { read, type Schemas } from '../../api/console.ts';
import styles from './EventFilters.module.css';
import { monthsAhead } from './months.ts';
import type { FindSearch } from './search.ts';

interface EventFiltersProps {
  readonly search: FindSearch;
  readonly places: readonly Schemas.OpenPlace[];
  readonly onChange: (change: FindSearch) => void;
}

const numberOf = (value: string | null) => (value === null ? undefined : Number(value));

function placeChoices(places: readonly Schemas.OpenPlace[], chosen: number | undefined) {
  const choices = places.map(({ id, name }) => ({ value: String(id), label: name }));
  const isKnown = chosen === undefined || places.some(({ id }) => id === chosen);
  return isKnown
    ? choices
    : [...choices, { value: String(chosen), label: 'The chosen place (no seats that fit)' }];
}

function Days({ search, onChange }: Omit<EventFiltersProps, 'places'>) {
  if (search.when !== 'days') return null;
  return (
    <>
      <TextInput
        type="date"
        label="From"
        value={search.from ?? ''}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label="To"
        value={search.to ?? ''}
        error={search.from && search.to && search.to < search.from ? 'Before the first day.' : null}
        onChange={({ currentTarget }) => onChange({ to: currentTarget.value || undefined })}
      />
    </>
  );
}

function CourseAndPlace({ search, places, onChange }: EventFiltersProps) {
  const means = useQuery(read('/booking-means', { query: { product: 'practical-training' } }));
  return (
    <>
      <Select
        label="Course"
        placeholder="Any course"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Any course' }}
        data={(means.data?.courses ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
        value={search.course === undefined ? null : String(search.course)}
        onChange={(value) => onChange({ course: numberOf(value) })}
      />
      <Select
        label="Place"
        placeholder="Anywhere"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Anywhere' }}
        data={placeChoices(places, search.place)}
        value={search.place === undefined ? null : String(search.place)}
        onChange={(value) => onChange({ place: numberOf(value) })}
      />
    </>
  );
}

function Order({ search, onChange }: Omit<EventFiltersProps, 'places'>) {
  return (
    <Select
      label="Order"
      allowDeselect={false}
      data={[
        { value: 'start_date', label: 'Soonest first' },
        { value: 'price', label: 'Cheapest first' },
        { value: 'free_seats', label: 'Most seats first' },
      ]}
      value={search.sort ?? 'start_date'}
      onChange={(value) =>
        onChange({ sort: value === 'start_date' ? undefined : (value as FindSearch['sort']) })
      }
    />
  );
}

/** What is looked for. Every choice is in the address: it can be kept and passed on. */
export function EventFilters({ search, places, onChange }: EventFiltersProps) {
  const isNarrowed = Boolean(search.course ?? search.place ?? search.when ?? search.seats);
  return (
    <search className={styles['filters']} aria-label="Filters">
      <CourseAndPlace search={search} places={places} onChange={onChange} />
      <Select
        label="When"
        placeholder="Any time"
        clearable
        clearButtonProps={{ 'aria-label': 'Any time' }}
        data={[...monthsAhead(new Date()), { value: 'days', label: 'Between two days …' }]}
        value={search.when ?? null}
        onChange={(value) => onChange({ when: value ?? undefined, from: undefined, to: undefined })}
      />
      <Days search={search} onChange={onChange} />
      <NumberInput
        label="Seats needed"
        min={1}
        max={20}
        clampBehavior="strict"
        allowDecimal={false}
        value={search.seats ?? 1}
        onChange={(value) => onChange({ seats: Number(value) > 1 ? Number(value) : undefined })}
      />
      <Order search={search} onChange={onChange} />
      {isNarrowed ? (
        <Button
          variant="subtle"
          onClick={() =>
            onChange({
              course: undefined,
              place: undefined,
              when: undefined,
              from: undefined,
              to: undefined,
              seats: undefined,
            })
          }
        >
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}
