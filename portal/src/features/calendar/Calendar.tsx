import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countOf } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { AgendaView } from './AgendaView.tsx';
import styles from './Calendar.module.css';
import { CalendarFilters } from './CalendarFilters.tsx';
import { type Range, rangeOf, shift, titleOf, today } from './days.ts';
import { MonthView } from './MonthView.tsx';
import type { CalendarSearch } from './search.ts';
import { useEvents } from './use-events.ts';
import type { View } from './views.ts';
import { WeekView } from './WeekView.tsx';

interface BarProps {
  readonly view: View;
  readonly day: string;
  readonly range: Range;
  readonly onChange: (changes: { [Name in keyof CalendarSearch]?: CalendarSearch[Name] | undefined }) => void;
}

const wholeView = { from: undefined, to: undefined };

function CalendarBar({ view, day, range, onChange }: BarProps) {
  const go = (by: 1 | -1) => onChange({ ...wholeView, view, day: shift(view, day, by) });
  return (
    <div className={styles['bar']}>
      <div className={styles['steps']}>
        <ActionIcon variant="default" size="lg" aria-label="Earlier" onClick={() => go(-1)}>
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <Button variant="default" onClick={() => onChange({ ...wholeView, day: undefined })}>
          Today
        </Button>
        <ActionIcon variant="default" size="lg" aria-label="Later" onClick={() => go(1)}>
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <p className={styles['period']} role="status">
          {titleOf(view, day, range)}
        </p>
      </div>
      <SegmentedControl
        aria-label="View"
        value={view}
        onChange={(value) => onChange({ ...wholeView, view: value as View, day })}
        data={[
          { value: 'month', label: 'Month' },
          { value: 'week', label: 'Week' },
          { value: 'agenda', label: 'Agenda' },
        ]}
      />
    </div>
  );
}

/** What the address asks for, and what a telephone gets where it asks for nothing. */
function useShown() {
  const search = useSearch({ from: '/app/calendar' });
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const view = search.view ?? (isPhone ? 'agenda' : 'month');
  const day = search.from ?? search.day ?? today();
  const usual = rangeOf(view, day);
  const to = search.to !== undefined && search.to >= day ? search.to : usual.to;
  const range = search.from === undefined || view !== 'agenda' ? usual : { from: search.from, to };
  return { search, view, day, range };
}

/** The calendar of classroom events. */
export function Calendar() {
  const { search, view, day, range } = useShown();
  const navigate = useNavigate({ from: '/app/calendar' });
  const { course, place, trainer, status } = search;
  const query = useEvents({ range, filter: { course, place, trainer, status } as typeof search });
  const change: BarProps['onChange'] = (changes) =>
    void navigate({ search: (before) => ({ ...before, ...changes }) as CalendarSearch, replace: true });
  const View = { month: MonthView, week: WeekView, agenda: AgendaView }[view];
  return (
    <DeskPage
      title="Calendar"
      actions={
        <Button component={Link} to="/app/calendar/new" leftSection={<IconPlus size={16} aria-hidden />}>
          Plan an event
        </Button>
      }
    >
      <CalendarBar view={view} day={day} range={range} onChange={change} />
      <CalendarFilters search={search} onChange={change as (changes: object) => void} />
      <Loaded query={query} what="The calendar" height={560}>
        {(events) => (
          <>
            <p className={styles['found']}>{countOf(events.length, 'event')} shown</p>
            {events.length === 0 && view === 'agenda' ? (
              <EmptyState
                title="No event in these days"
                action={
                  <Button component={Link} to="/app/calendar/new" variant="default">
                    Plan an event
                  </Button>
                }
              >
                Drafts and published events stand here day by day. Look further ahead, clear the filters, or
                plan one.
              </EmptyState>
            ) : (
              <View events={events} range={range} day={day} />
            )}
          </>
        )}
      </Loaded>
    </DeskPage>
  );
}
