import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { read } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { DayRange } from '../../ui/DayRange.tsx';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { OrganisationPicker } from './OrganisationPicker.tsx';
import type { BookingSearch, BookingSearchChange } from './search.ts';
import { payOptionWords } from './words.ts';

interface BookingFiltersProps {
  readonly search: BookingSearch;
  readonly onChange: (change: BookingSearchChange) => void;
  readonly onClear: () => void;
}

const statuses = [
  { value: 'booked', label: 'Booked' },
  { value: 'pending', label: 'Awaiting payment or review' },
  { value: 'cancelled', label: 'Cancelled' },
] as const;

const payStatuses = [
  { value: 'pending', label: 'Unpaid' },
  { value: 'completed', label: 'Paid' },
  { value: 'refunded', label: 'Refunded' },
  { value: 'cancelled', label: 'Nothing due' },
] as const;

const payOptions = (['credits', 'balance', 'inv', 'candidate_pays'] as const).map((value) => ({
  value,
  label: payOptionWords[value],
}));

const attendances = [
  { value: 'attended', label: 'Attended' },
  { value: 'no_show', label: 'Did not come' },
] as const;

const named = (list: readonly { readonly id: number; readonly name: string }[] | undefined) =>
  (list ?? []).map(({ id, name }) => ({ value: id, label: name }));

/** What the filters below the search are; page and order are no filters. */
const filters = [
  'booking_status',
  'pay_status',
  'pay_option',
  'attendance',
  'course_id',
  'location_id',
  'organisation_id',
  'training_event_id',
  'date_from',
  'date_to',
  'review',
] as const satisfies readonly (keyof BookingSearch)[];

/** Sets one filter of several. */
const picker =
  (onChange: (change: BookingSearchChange) => void) =>
  <Key extends keyof BookingSearch>(key: Key) =>
  (value: BookingSearch[Key] | undefined) =>
    onChange({ [key]: value });

function States({ search, onChange }: Omit<BookingFiltersProps, 'onClear'>) {
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
        label="Payment"
        any="Any"
        options={payStatuses}
        value={search.pay_status}
        onPick={pick('pay_status')}
      />
      <Picker
        label="Paid by"
        any="Any way"
        options={payOptions}
        value={search.pay_option}
        onPick={pick('pay_option')}
      />
      <Picker
        label="Attendance"
        any="Any"
        options={attendances}
        value={search.attendance}
        onPick={pick('attendance')}
      />
    </>
  );
}

/** Search and filters of the list of bookings. */
export const BookingFilters = memo(function BookingFilters({
  search,
  onChange,
  onClear,
}: BookingFiltersProps) {
  const { data: choices } = useQuery(read('/booking-choices', {}));
  const { organisation } = useSession();
  const pick = picker(onChange);
  return (
    <FilterBar
      searchLabel="Search by name or e-mail"
      search={search.search}
      onSearch={pick('search')}
      set={filters.filter((key) => search[key] !== undefined).length}
      onClear={onClear}
    >
      <States search={search} onChange={onChange} />
      <Picker
        label="Course"
        any="All courses"
        options={named(choices?.courses)}
        value={search.course_id}
        onPick={pick('course_id')}
      />
      <Picker
        label="Place"
        any="All places"
        options={named(choices?.locations)}
        value={search.location_id}
        onPick={pick('location_id')}
      />
      <DayRange
        what="Training"
        from={search.date_from}
        until={search.date_to}
        onChange={({ from, until }) => onChange({ date_from: from, date_to: until })}
      />
      {organisation ? null : (
        <OrganisationPicker value={search.organisation_id} onPick={pick('organisation_id')} />
      )}
    </FilterBar>
  );
});
