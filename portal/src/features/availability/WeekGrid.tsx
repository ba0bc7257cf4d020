import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { read, type Schemas } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { countOf, londonDay, showDay, showWeekday } from '../../ui/format.ts';
import styles from './WeekGrid.module.css';
import { dayAfter, daysOfWeek, type Stretch, stretchesOf } from './week.ts';

const route = getRouteApi('/app/availability');

/** The hours that are drawn: office hours, and what lies outside them in this week. */
function rangeOf(days: readonly (readonly Stretch[])[]) {
  const shown = days.flat().filter(({ from, to }) => to - from < 24 * 60);
  const from = Math.min(8 * 60, ...shown.map((one) => one.from));
  const to = Math.max(18 * 60, ...shown.map((one) => one.to));
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}

const heightOf = ({ from, to }: DayProps['range']): string => `${((to - from) / 60) * 2}rem`;

interface DayProps {
  readonly day: string;
  readonly stretches: readonly Stretch[];
  readonly range: { readonly from: number; readonly to: number };
}

function Day({ day, stretches, range }: DayProps) {
  const percent = (minute: number) =>
    ((Math.min(range.to, Math.max(range.from, minute)) - range.from) / (range.to - range.from)) * 100;
  return (
    <div
      className={styles['day']}
      style={{ height: heightOf(range) }}
      data-today={day === londonDay(new Date())}
    >
      {stretches.map(({ kind, from, to, label }) => (
        <div
          key={`${kind} ${from} ${label}`}
          className={styles['stretch']}
          data-kind={kind}
          title={label}
          style={{ top: `${percent(from)}%`, height: `${percent(to) - percent(from)}%` }}
        >
          {kind === 'session' ? <span>{label}</span> : null}
        </div>
      ))}
    </div>
  );
}

function Hours({ from, to }: DayProps['range']) {
  const hours = Array.from({ length: (to - from) / 60 }, (_hour, index) => from / 60 + index);
  return (
    <div className={styles['hours']}>
      {hours.map((hour) => (
        <span key={hour}>{String(hour).padStart(2, '0')}</span>
      ))}
    </div>
  );
}

interface InWordsProps {
  readonly days: readonly string[];
  readonly stretches: readonly (readonly Stretch[])[];
}

function InWords({ days, stretches }: InWordsProps) {
  return (
    <details className={styles['words']}>
      <summary>The week in words</summary>
      <dl>
        {days.map((day, index) => (
          <div key={day}>
            <dt>{showWeekday(day)}</dt>
            <dd>
              {stretches[index]?.length ? stretches[index].map(({ label }) => label).join('; ') : 'not there'}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function WeekNav({ monday }: { readonly monday: string }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = (week: string | undefined) => navigate({ search: { ...search, week }, replace: true });
  return (
    <div className={styles['nav']}>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label="Week before"
        onClick={() => go(dayAfter(monday, -7))}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Button variant="default" size="sm" onClick={() => go(undefined)}>
        This week
      </Button>
      <ActionIcon variant="default" size="lg" aria-label="Week after" onClick={() => go(dayAfter(monday, 7))}>
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}

function Drawn({ days, stretches }: InWordsProps) {
  const range = rangeOf(stretches);
  const openDays = stretches.filter((ofDay) => ofDay.some(({ kind }) => kind === 'open')).length;
  const booked = stretches.flat().filter(({ kind }) => kind === 'session').length;
  return (
    <div
      role="img"
      aria-label={`Week of ${showDay(days[0] ?? '')}: there on ${countOf(openDays, 'day')}, ${countOf(booked, 'session')} booked.`}
      className={styles['grid']}
    >
      <span />
      {days.map((day) => (
        <span key={day} className={styles['head']}>
          {showWeekday(day).replaceAll('\u00a0', ' ')}
        </span>
      ))}
      <Hours {...range} />
      {days.map((day, index) => (
        <Day key={day} day={day} stretches={stretches[index] ?? []} range={range} />
      ))}
    </div>
  );
}

/** One week of a trainer: when slots are offered, what is closed, and what is booked. */
export function WeekGrid({ availability }: { readonly availability: Schemas.Availability }) {
  const search = route.useSearch();
  const days = daysOfWeek(search.week ?? londonDay(new Date()));
  const [monday = '', sunday = ''] = [days[0], days[6]];
  const { data } = useQuery(
    read('/virtual-bls/bookings', {
      query: {
        trainer_id: availability.trainer_id,
        date_from: monday,
        date_to: sunday,
        booking_status: 'booked',
        per_page: 100,
      },
    }),
  );
  const sessions = data?.data ?? [];
  const stretches = days.map((day) => stretchesOf(day, availability, sessions));
  return (
    <Card title={`${showDay(monday)} – ${showDay(sunday)}`} aside={<WeekNav monday={monday} />}>
      <Drawn days={days} stretches={stretches} />
      <p className={styles['legend']}>
        <span data-kind="open">Slots are offered</span>
        <span data-kind="closed">Closed</span>
        <span data-kind="session">Booked: {countOf(sessions.length, 'session')}</span>
      </p>
      <InWords days={days} stretches={stretches} />
    </Card>
  );
}
