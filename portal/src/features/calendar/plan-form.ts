import { useForm } from '@mantine/form';
import type { Schemas } from '../../api/console.ts';
import { RequestFailed } from '../../api/request-json.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { type Repetition, repeatDays } from './repeat.ts';

/** What is typed on the planning page. */
export interface PlanValues extends Repetition {
  readonly course_id: string | null;
  readonly location_id: string | null;
  readonly trainer_id: string | null;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly capacity: number | string;
  readonly visibility: 'all' | 'selected';
  readonly organisation_ids: string[];
  readonly publish: boolean;
  readonly allow_clashes: boolean;
}

const initialValues: PlanValues = {
  course_id: null,
  location_id: null,
  trainer_id: null,
  day: '',
  from: '10:00',
  to: '17:00',
  capacity: 12,
  rhythm: 'none',
  ends: 'after',
  times: 6,
  until: '',
  visibility: 'all',
  organisation_ids: [],
  publish: false,
  allow_clashes: false,
};

const needed = (word: string) => (value: string | null) => (value ? null : `Choose ${word}.`);

/** The form of the planning page. */
export const usePlanForm = (day: string | undefined) =>
  useForm<PlanValues>({
    initialValues: { ...initialValues, day: day ?? '' },
    validate: {
      course_id: needed('a course'),
      location_id: needed('a place'),
      day: needed('the first day'),
      from: needed('when it starts'),
      to: (to, { from }) => (to > from ? null : 'The end comes after the start.'),
      capacity: (seats) => (seats === '' ? 'Say how many seats there are.' : null),
      until: (until, { rhythm, ends, day: first }) =>
        rhythm !== 'none' && ends === 'on' && until < first ? 'Choose a day after the first.' : null,
      organisation_ids: (ids, { visibility }) =>
        visibility === 'selected' && ids.length === 0 ? 'Choose at least one organisation.' : null,
    },
  });

/** The planning page's form. */
export type PlanForm = ReturnType<typeof usePlanForm>;

/** The days that are planned, those left out included. */
export const plannedDays = (values: PlanValues): string[] => repeatDays(values.day, values);

/** Each day's start and end, in London's wall time. */
export const timesOf = (days: readonly string[], { from, to }: Pick<PlanValues, 'from' | 'to'>) =>
  days.map((day) => ({ start_date: `${day}T${from}`, end_date: `${day}T${to}` }));

/** What is sent. */
export function requestOf(values: PlanValues, days: readonly string[]): Schemas.CreateEventSeriesRequest {
  const { trainer_id, visibility, organisation_ids } = values;
  return {
    course_id: Number(values.course_id),
    location_id: Number(values.location_id),
    ...(trainer_id ? { trainer_id: Number(trainer_id) } : {}),
    times: timesOf(days, values),
    capacity: Number(values.capacity),
    ...(visibility === 'selected' ? { organisation_ids: organisation_ids.map(Number) } : {}),
    publish: values.publish,
    allow_clashes: values.allow_clashes,
  };
}

/** Puts the server's answer beside the fields; what is wrong with a date stands at the first day. */
export function showRefusal(form: PlanForm, error: Error): void {
  applyRefusal(form, error);
  if (!(error instanceof RequestFailed)) return;
  const dated = Object.entries(error.errors).find(([field]) => /^(times|start_date|end_date)/.test(field));
  if (dated) form.setFieldError('day', dated[1].join(' '));
}
