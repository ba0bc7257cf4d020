import { NumberInput, Select, TextInput } from '@mantine/core';
import { addMinutes, format } from 'date-fns';
import styles from './Plan.module.css';
import type { PlanForm } from './plan-form.ts';
import { useChoices } from './use-choices.ts';

/** When a course ends that begins then, as far as its day has room for it. */
function endOf(from: string, minutes: number): string | null {
  const [hours = 0, rest = 0] = from.split(':').map(Number);
  const end = addMinutes(new Date(2027, 0, 1, hours, rest), minutes);
  return end.getDate() === 1 ? format(end, 'HH:mm') : null;
}

/** What is taught, where, by whom and when. */
export function PlanFields({ form }: { readonly form: PlanForm }) {
  const { courses, places, trainers, courseEntries } = useChoices({ onlyActive: true });
  const chooseCourse = (value: string | null) => {
    const minutes = courseEntries.find(({ id }) => String(id) === value)?.duration_minutes;
    const to = minutes === undefined ? null : endOf(form.values.from, minutes);
    form.setValues({ course_id: value, ...(to === null ? {} : { to }) });
  };
  return (
    <>
      <Select
        label="Course"
        placeholder="Choose a course"
        searchable
        data={courses}
        {...form.getInputProps('course_id')}
        onChange={chooseCourse}
      />
      <div className={styles['pair']}>
        <Select
          label="Place"
          placeholder="Choose a place"
          searchable
          data={places}
          {...form.getInputProps('location_id')}
        />
        <Select
          label="Trainer"
          placeholder="Not settled yet"
          searchable
          clearable
          data={trainers}
          {...form.getInputProps('trainer_id')}
        />
      </div>
      <div className={styles['row']}>
        <TextInput type="date" label="Day" {...form.getInputProps('day')} />
        <TextInput type="time" label="From" {...form.getInputProps('from')} />
        <TextInput type="time" label="To" {...form.getInputProps('to')} />
        <NumberInput
          label="Seats"
          min={0}
          max={1_000}
          allowDecimal={false}
          {...form.getInputProps('capacity')}
        />
      </div>
    </>
  );
}
