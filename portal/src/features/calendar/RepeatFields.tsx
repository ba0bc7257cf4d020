import { NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import styles from './Plan.module.css';
import type { PlanForm } from './plan-form.ts';
import { mostDates, placeWords, type Rhythm } from './repeat.ts';

const rhythmChoices = (day: string): { value: Rhythm; label: string }[] => [
  { value: 'none', label: 'Does not repeat' },
  { value: 'weekly', label: 'Every week' },
  { value: 'fortnightly', label: 'Every fortnight' },
  { value: 'monthly', label: day === '' ? 'Every month' : `Every month, on ${placeWords(day)}` },
];

/** Whether it repeats, how, and until when. */
export function RepeatFields({ form }: { readonly form: PlanForm }) {
  const { rhythm, ends, day } = form.values;
  return (
    <>
      <Select
        label="Repeat"
        allowDeselect={false}
        data={rhythmChoices(day)}
        {...form.getInputProps('rhythm')}
      />
      {rhythm === 'none' ? null : (
        <div className={styles['ends']}>
          <SegmentedControl
            aria-label="How the repetition ends"
            data={[
              { value: 'after', label: 'After' },
              { value: 'on', label: 'Until' },
            ]}
            {...form.getInputProps('ends')}
          />
          {ends === 'after' ? (
            <NumberInput
              aria-label="How many dates"
              min={1}
              max={mostDates}
              allowDecimal={false}
              suffix=" dates"
              {...form.getInputProps('times')}
            />
          ) : (
            <TextInput type="date" aria-label="Until which day" {...form.getInputProps('until')} />
          )}
        </div>
      )}
    </>
  );
}
