import { Checkbox } from '@mantine/core';
import type { Schemas } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { countOf, showWeekday } from '../../ui/format.ts';
import { ClashList } from './Clashes.tsx';
import { londonNoon } from './days.ts';
import styles from './Plan.module.css';

interface DatesPreviewProps {
  readonly days: readonly string[];
  /** Those that are not planned after all. */
  readonly leftOut: ReadonlySet<string>;
  readonly onToggle: (day: string) => void;
  readonly clashes: readonly Schemas.TrainingEventClash[];
  readonly from: string;
  readonly to: string;
}

const showDate = (day: string): string => `${showWeekday(day)} ${day.slice(0, 4)}`;

const clockOf = (day: string): string => (londonNoon(day).getTimezoneOffset() === 0 ? 'GMT' : 'BST');

function lead(days: readonly string[], kept: number): string {
  if (days.length === 0) return 'Choose a day: every date will stand here before anything is planned.';
  const clocks = new Set(days.map(clockOf)).size > 1;
  const dates = days.length === 1 ? 'One date.' : `${countOf(kept, 'date')} of ${days.length}.`;
  return clocks ? `${dates} The clocks change in between: times stay London’s.` : dates;
}

/** Every date that would be planned, and what is taken then already; each can be left out. */
export function DatesPreview({ days, leftOut, onToggle, clashes, from, to }: DatesPreviewProps) {
  const kept = days.filter((day) => !leftOut.has(day)).length;
  return (
    <Card title="Dates">
      <p className={styles['quiet']} role="status">
        {lead(days, kept)}
      </p>
      <ol className={styles['dates']}>
        {days.map((day, index) => {
          const taken = clashes.filter(({ time }) => time === index);
          return (
            <li key={day} className={styles['date']} data-left-out={leftOut.has(day)}>
              {days.length === 1 ? (
                showDate(day)
              ) : (
                <Checkbox checked={!leftOut.has(day)} onChange={() => onToggle(day)} label={showDate(day)} />
              )}
              <span className={styles['quiet']}>
                {from}–{to} {clockOf(day)}
              </span>
              <ClashList clashes={taken} />
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
