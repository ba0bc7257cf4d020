import { NumberInput, Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { read, type Schemas } from '../../api/console.ts';
import { countOf, showPence, showTime, showWeekday } from '../../ui/format.ts';
import styles from './Terms.module.css';

type PayOption = Schemas.Invite['pay_option'];

/** To what candidates are invited, and on which terms. Ids are texts, as choices have them; null: theirs to choose. */
export interface TermsValues {
  readonly course_id: string | null;
  readonly location_id: string | null;
  readonly training_event_id: string | null;
  readonly pay_option: PayOption;
  readonly message: string;
  readonly expires_in_days: number;
}

interface TermsProps {
  readonly means: Schemas.BookingMeans;
  readonly values: TermsValues;
  readonly strict: boolean;
  readonly onChange: (change: Partial<TermsValues>) => void;
}

function payChoices(means: Schemas.BookingMeans, course: Schemas.BookableCourse | undefined) {
  const price = course ? showPence(course.price_pence) : 'the price';
  return [
    { value: 'credits', label: course ? `Your credits (you have ${course.credits})` : 'Your credits' },
    {
      value: 'balance',
      label: `Your money balance: ${price} each (you have ${showPence(means.balance_pence)})`,
    },
    ...(means.invoice_payments ? [{ value: 'inv', label: `Invoice to you: ${price} each` }] : []),
    ...(means.candidate_payments
      ? [{ value: 'candidate_pays', label: `The candidate pays ${price} by card` }]
      : []),
  ];
}

/** Where and when there are seats of a course; null: no course is chosen. */
function useDates(course: string | null, place: string | null) {
  const isChosen = course !== null;
  const wanted = { course_id: Number(course ?? 0), seats: 1 };
  const places = useQuery({ ...read('/open-places', { query: wanted }), enabled: isChosen });
  const events = useQuery({
    ...read('/open-events', {
      query: { ...wanted, ...(place === null ? {} : { location_id: Number(place) }), per_page: 100 },
    }),
    enabled: isChosen,
  });
  return {
    places: isChosen ? (places.data?.data ?? []) : [],
    events: isChosen ? (events.data?.data ?? []) : [],
  };
}

function PlaceAndDate({ values, onChange }: Pick<TermsProps, 'values' | 'onChange'>) {
  const { course_id, location_id, training_event_id } = values;
  const { places, events } = useDates(course_id, location_id);
  return (
    <>
      <Select
        label="Place"
        description="Leave it open and they choose."
        placeholder="The candidate chooses"
        clearable
        searchable
        clearButtonProps={{ 'aria-label': 'The candidate chooses the place' }}
        disabled={course_id === null}
        data={places.map(({ id, name, free_seats }) => ({
          value: String(id),
          label: `${name} (${countOf(free_seats, 'free seat')})`,
        }))}
        value={location_id}
        onChange={(value) => onChange({ location_id: value, training_event_id: null })}
      />
      <Select
        label="Date"
        description="No seat is reserved by an invite."
        placeholder="The candidate chooses"
        clearable
        searchable
        clearButtonProps={{ 'aria-label': 'The candidate chooses the date' }}
        disabled={course_id === null}
        data={events.map(({ id, location, start_date, free_seats }) => ({
          value: String(id),
          label: `${showWeekday(start_date)}, ${showTime(start_date)}, ${location.name} (${free_seats} free)`,
        }))}
        value={training_event_id}
        onChange={(value) => onChange({ training_event_id: value })}
      />
    </>
  );
}

function Where({ means, values, strict, onChange }: TermsProps) {
  const { course_id } = values;
  return (
    <>
      <Select
        label="Course"
        description="What they are to be trained in."
        placeholder="Choose a course"
        searchable
        required
        data={means.courses.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={course_id}
        error={strict && course_id === null ? 'Needed.' : null}
        onChange={(value) => onChange({ course_id: value, location_id: null, training_event_id: null })}
      />
      <PlaceAndDate values={values} onChange={onChange} />
    </>
  );
}

/** Course, place, date, who pays, how long and with which words. */
export function Terms({ means, values, strict, onChange }: TermsProps) {
  const { course_id, training_event_id } = values;
  const course = means.courses.find(({ id }) => String(id) === course_id);
  return (
    <div className={styles['terms']}>
      <Where means={means} values={values} strict={strict} onChange={onChange} />
      <Select
        label="Paid by"
        description="When the candidate books, not before."
        allowDeselect={false}
        data={payChoices(means, course)}
        value={values.pay_option}
        onChange={(value) => onChange({ pay_option: (value ?? 'credits') as PayOption })}
      />
      <NumberInput
        label="Days the link works"
        description={training_event_id ? 'At most until the class begins.' : 'Between 1 and 90.'}
        min={1}
        max={90}
        clampBehavior="strict"
        allowDecimal={false}
        value={values.expires_in_days}
        onChange={(value) => onChange({ expires_in_days: Number(value) || 30 })}
      />
      <Textarea
        label="Message (optional)"
        description="Shown in the e-mail, above the link."
        autosize
        minRows={2}
        maxRows={8}
        maxLength={1000}
        value={values.message}
        onChange={({ currentTarget }) => onChange({ message: currentTarget.value })}
      />
    </div>
  );
}
