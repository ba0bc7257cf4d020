import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/console.ts';
import { DayRange } from '../../ui/DayRange.tsx';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { OrganisationPicker } from '../bookings/OrganisationPicker.tsx';
import type { SessionSearch, SessionSearchChange } from './search.ts';

interface SessionFiltersProps {
  readonly search: SessionSearch;
  readonly onChange: (change: SessionSearchChange) => void;
  readonly onClear: () => void;
}

const statuses = [
  { value: 'booked', label: 'Booked' },
  { value: 'pending', label: 'Awaiting payment' },
  { value: 'cancelled', label: 'Cancelled' },
] as const;

const outcomes = [
  { value: 'pending', label: 'Not marked yet' },
  { value: 'completed', label: 'Completed' },
  { value: 'failed', label: 'Did not pass' },
  { value: 'no_show', label: 'Did not come' },
] as const;

const kits = [
  { value: 'none', label: 'Not posted yet' },
  { value: 'out', label: 'Out' },
  { value: 'overdue', label: 'Overdue' },
  { value: 'in', label: 'Back' },
] as const;

const payments = [
  { value: 'pending', label: 'Unpaid' },
  { value: 'completed', label: 'Paid' },
  { value: 'refunded', label: 'Refunded' },
  { value: 'cancelled', label: 'Nothing due' },
] as const;

const noFilters = ['page', 'sort', 'sort_dir', 'search'];

/** Sets one filter of several. */
const picker =
  (onChange: (change: SessionSearchChange) => void) =>
  <Key extends keyof SessionSearch>(key: Key) =>
  (value: SessionSearch[Key] | undefined) =>
    onChange({ [key]: value });

function States({ search, onChange }: Omit<SessionFiltersProps, 'onClear'>) {
  const pick = picker(onChange);
  return (
    <>
      <Picker
        label="Status"
        any="Any status"
        options={statuses}
        value={search.booking_status}
        onPick={pick('booking_status')}
      />
      <Picker
        label="Outcome"
        any="Any"
        options={outcomes}
        value={search.training_status}
        onPick={pick('training_status')}
      />
      <Picker
        label="Kit"
        any="Anywhere"
        options={kits}
        value={search.equipment_status}
        onPick={pick('equipment_status')}
      />
      <Picker
        label="Payment"
        any="Any"
        options={payments}
        value={search.pay_status}
        onPick={pick('pay_status')}
      />
    </>
  );
}

/** Search and filters of the list of remote sessions. */
export function SessionFilters({ search, onChange, onClear }: SessionFiltersProps) {
  const { data: choices } = useQuery(read('/booking-choices', {}));
  const courses = (choices?.remote_courses ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const pick = picker(onChange);
  return (
    <FilterBar
      searchLabel="Search by name or e-mail"
      search={search.search}
      onSearch={pick('search')}
      set={Object.keys(search).filter((key) => !noFilters.includes(key)).length}
      onClear={onClear}
    >
      <States search={search} onChange={onChange} />
      <Picker
        label="Course"
        any="All courses"
        options={courses}
        value={search.course_id}
        onPick={pick('course_id')}
      />
      <DayRange
        what="Session"
        from={search.date_from}
        until={search.date_to}
        onChange={({ from, until }) => onChange({ date_from: from, date_to: until })}
      />
      <OrganisationPicker value={search.organisation_id} onPick={pick('organisation_id')} />
    </FilterBar>
  );
}
