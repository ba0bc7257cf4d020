import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { readAll } from '../../api/read-all.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { countOf, showMoment } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import styles from './Availability.module.css';
import { DayExceptions } from './DayExceptions.tsx';
import { CoursesTaught, Offered, Room } from './RoomAndCourses.tsx';
import { WeekGrid } from './WeekGrid.tsx';
import { WeeklyHours } from './WeeklyHours.tsx';

const route = getRouteApi('/app/availability');

function Clashes({ clashes }: Pick<Schemas.Availability, 'clashes'>) {
  if (clashes.length === 0) return null;
  return (
    <section className={styles['clashes']} aria-label="Sessions that do not fit">
      <p>
        <strong>
          {countOf(clashes.length, 'booked session does', 'booked sessions do')} not fit these hours.
        </strong>{' '}
        They are held as booked until the office moves them.
      </p>
      <ul>
        {clashes.map(({ booking_id, start_date, candidate, course }) => (
          <li key={booking_id}>
            {showMoment(start_date)}: {candidate}, {course.name} (booking {booking_id})
          </li>
        ))}
      </ul>
    </section>
  );
}

function TrainersTime({ trainerId }: { readonly trainerId: number }) {
  const { person } = useSession();
  const query = useQuery(read('/virtual-bls/trainers/{id}', { path: { id: trainerId } }));
  return (
    <Loaded query={query} what="Availability" height={480}>
      {(availability) => (
        <div key={availability.trainer_id} className={styles['page']}>
          <Clashes clashes={availability.clashes} />
          {person.role === 'staff_admin' ? <Offered availability={availability} /> : null}
          <WeekGrid availability={availability} />
          <WeeklyHours availability={availability} />
          <div className={styles['columns']}>
            <DayExceptions availability={availability} />
            <CoursesTaught availability={availability} />
            <Room availability={availability} />
          </div>
        </div>
      )}
    </Loaded>
  );
}

interface OneMoreProps {
  readonly known: readonly number[];
  readonly onAdded: (id: number) => void;
}

function OneMore({ known, onAdded }: OneMoreProps) {
  const trainers = useQuery(readAll('/trainers'));
  const activate = useChange('put', '/virtual-bls/trainers/{id}');
  const [chosen, choose] = useState('');
  const others = trainers.data?.filter(({ id, is_active }) => is_active && !known.includes(id)) ?? [];
  if (others.length === 0) return null;
  return (
    <Card title="Let another trainer give remote sessions">
      <div className={styles['more']}>
        <NativeSelect
          aria-label="Trainer"
          value={chosen}
          data={[
            { value: '', label: 'Choose a trainer' },
            ...others.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={chosen === ''}
          loading={activate.isPending}
          onClick={() =>
            activate.mutate(
              { path: { id: Number(chosen) }, body: { is_active: true } },
              { onSuccess: ({ trainer_id }) => onAdded(trainer_id) },
            )
          }
        >
          Add
        </Button>
      </div>
      <FormProblem error={activate.error} />
    </Card>
  );
}

function Chosen({ trainers }: { readonly trainers: readonly Schemas.RemoteTrainer[] }) {
  const { person } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const isAdmin = person.role === 'staff_admin';
  const trainer = trainers.find(({ trainer_id }) => trainer_id === search.trainer) ?? trainers[0];
  const show = (id: number) => navigate({ search: { ...search, trainer: id }, replace: true });
  return (
    <>
      {isAdmin && trainer ? (
        <NativeSelect
          label="Trainer"
          value={String(trainer.trainer_id)}
          data={trainers.map(({ trainer_id, trainer_name, is_active, room }) => ({
            value: String(trainer_id),
            label: `${trainer_name}${is_active && room ? '' : ' (no slots offered)'}`,
          }))}
          onChange={({ currentTarget }) => show(Number(currentTarget.value))}
          className={styles['choice'] ?? ''}
        />
      ) : null}
      {trainer ? (
        <TrainersTime trainerId={trainer.trainer_id} />
      ) : (
        <EmptyState title={isAdmin ? 'Nobody gives remote sessions yet' : 'You give no remote sessions yet'}>
          {isAdmin
            ? 'Choose a trainer below, then say when they are there, what they teach and where they meet.'
            : 'Once the office adds you, you say here when you are there, and slots are offered in those hours.'}
        </EmptyState>
      )}
      {isAdmin ? <OneMore known={trainers.map(({ trainer_id }) => trainer_id)} onAdded={show} /> : null}
    </>
  );
}

/** When trainers are there for remote sessions: their weeks, single days, courses and room. */
export function Availability() {
  const trainers = useQuery(read('/virtual-bls/trainers', {}));
  return (
    <DeskPage
      title="Availability"
      lead="When remote sessions can be booked. Slots follow from the hours below."
    >
      <Loaded query={trainers} what="Trainers" height={480}>
        {({ data }) => <Chosen trainers={data} />}
      </Loaded>
    </DeskPage>
  );
}
