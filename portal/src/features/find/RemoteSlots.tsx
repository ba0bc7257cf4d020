import { Button, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { addDays, format } from 'date-fns';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { countOf, londonDay, showPence, showWeekday } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import styles from './RemoteSlots.module.css';
import { keepSlot } from './slot-hold.ts';

const plusDays = (day: string, days: number) => format(addDays(new Date(`${day}T12:00`), days), 'yyyy-MM-dd');

interface DaysProps {
  readonly course: number;
  readonly first: string;
  readonly slots: readonly Schemas.OpenSlot[];
}

function Days({ course, first, slots }: DaysProps) {
  const navigate = useNavigate();
  const { person } = useSession();
  const hold = useChange('post', '/open-slots/hold');
  const mayBook = person.role !== 'agency_viewer';
  const take = ({ date, time }: Schemas.OpenSlot) =>
    hold.mutate(
      { body: { course_id: course, date, time } },
      {
        onSuccess: (held) => {
          keepSlot({ course, date, time }, held);
          void navigate({ to: '/app/find/session', search: { course, date, time } });
        },
      },
    );
  const days = Array.from({ length: 14 }, (_, index) => plusDays(first, index));
  const isFree = (day: string) => slots.some(({ date }) => date === day);
  return (
    <>
      <FormProblem error={hold.error} />
      <ol className={styles['days']}>
        {days.filter(isFree).map((day) => (
          <li key={day} className={styles['day']}>
            <h2 className={styles['date']}>{showWeekday(day)}</h2>
            <div className={styles['chips']}>
              {slots
                .filter(({ date }) => date === day)
                .map((slot) => (
                  <button
                    key={slot.time}
                    type="button"
                    className={styles['chip']}
                    disabled={!mayBook || hold.isPending}
                    aria-label={`Hold ${slot.time} on ${showWeekday(day)}, ${countOf(slot.available_trainers, 'trainer')} free`}
                    onClick={() => take(slot)}
                  >
                    {slot.time}
                  </button>
                ))}
            </div>
          </li>
        ))}
      </ol>
      <NotFree days={days.filter((day) => !isFree(day))} />
    </>
  );
}

/** The days of the fortnight that offer nothing, in one line. */
function NotFree({ days }: { readonly days: readonly string[] }) {
  if (days.length === 0) return null;
  return (
    <p className={styles['none']}>
      Nothing free on {new Intl.ListFormat('en-GB').format(days.map(showWeekday))}.
    </p>
  );
}

interface BarProps {
  readonly courses: readonly Schemas.BookableCourse[];
  readonly course: Schemas.BookableCourse;
  readonly first: string;
  readonly today: string;
  readonly onShow: (day: string) => void;
}

function Bar({ courses, course, first, today, onShow }: BarProps) {
  const navigate = useNavigate({ from: '/app/find' });
  return (
    <div className={styles['bar']}>
      <Select
        label="Course"
        allowDeselect={false}
        className={styles['course'] ?? ''}
        data={courses.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={String(course.id)}
        onChange={(value) =>
          void navigate({ search: (before) => ({ ...before, course: Number(value) }), replace: true })
        }
      />
      <p className={styles['facts']}>
        {course.duration_minutes} minutes · {showPence(course.price_pence)} · you have{' '}
        {countOf(course.credits, 'credit')}. The training kit is posted to the candidate first, so the next
        few days are not offered.
      </p>
      <nav aria-label="Fortnight" className={styles['turn']}>
        <Button
          variant="default"
          disabled={first <= today}
          leftSection={<IconChevronLeft size={16} aria-hidden />}
          onClick={() => onShow(plusDays(first, -14))}
        >
          Earlier
        </Button>
        <Button
          variant="default"
          rightSection={<IconChevronRight size={16} aria-hidden />}
          onClick={() => onShow(plusDays(first, 14))}
        >
          Later
        </Button>
      </nav>
    </div>
  );
}

function Fortnight({ courses }: { readonly courses: readonly Schemas.BookableCourse[] }) {
  const search = useSearch({ from: '/app/find' });
  const navigate = useNavigate({ from: '/app/find' });
  const today = londonDay(new Date());
  const first = search.day ?? today;
  const course = courses.find(({ id }) => id === search.course) ?? courses[0];
  const slots = useQuery({
    ...read('/open-slots', {
      query: { course_id: course?.id ?? 0, date_from: first, date_to: plusDays(first, 13) },
    }),
    enabled: course !== undefined,
    refetchInterval: 10_000,
  });
  if (!course)
    return <EmptyState title="No remote sessions yet">There are no remote courses at the moment.</EmptyState>;
  const show = (day: string) =>
    void navigate({
      search: (before) => ({ ...before, day: day <= today ? undefined : day }),
      replace: true,
    });
  return (
    <div className={styles['page']}>
      <Bar courses={courses} course={course} first={first} today={today} onShow={show} />
      <Loaded query={slots} what="Free times" height={320}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState
              title="Nothing is free in these two weeks"
              action={<Button onClick={() => show(plusDays(first, 14))}>The two weeks after</Button>}
            >
              Trainers open their hours some weeks ahead, and released times come back at once.
            </EmptyState>
          ) : (
            <Days course={course.id} first={first} slots={data} />
          )
        }
      </Loaded>
    </div>
  );
}

/** Two weeks of free times for remote sessions. */
export function RemoteSlots() {
  const means = useQuery(read('/booking-means', { query: { product: 'virtual-bls' } }));
  return (
    <Loaded query={means} what="Remote courses">
      {({ courses }) => <Fortnight courses={courses} />}
    </Loaded>
  );
}
