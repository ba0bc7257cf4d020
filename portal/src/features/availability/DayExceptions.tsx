import { Button, Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { Card } from '../../ui/Card.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { countOf, londonDay, showDay, showTime, showWeekday } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './DayExceptions.module.css';
import { timesWith } from './WeeklyHours.tsx';
import { minutesOf } from './week.ts';

type Availability = Schemas.Availability;
type Exception = Availability['exceptions'][number];

interface NewException {
  readonly on_date: string;
  readonly kind: 'open' | 'closed';
  readonly whole_day: boolean;
  readonly from_time: string;
  readonly to_time: string;
}

const hasTimes = ({ kind, whole_day }: NewException) => kind === 'open' || !whole_day;

/** The sessions that lie in what is about to be closed. */
function useSessionsWithin(trainerId: number, values: NewException) {
  const { on_date: day } = values;
  const { data } = useQuery({
    ...read('/virtual-bls/bookings', {
      query: {
        trainer_id: trainerId,
        date_from: day,
        date_to: day,
        booking_status: 'booked',
        sort: 'start_date',
        sort_dir: 'asc',
        per_page: 100,
      },
    }),
    enabled: values.kind === 'closed' && day !== '',
  });
  if (values.kind === 'open' || day === '') return [];
  return (data?.data ?? []).filter(
    ({ start_date, end_date }) =>
      londonDay(new Date(start_date)) === day &&
      (values.whole_day ||
        (minutesOf(showTime(start_date)) < minutesOf(values.to_time) &&
          minutesOf(values.from_time) < minutesOf(showTime(end_date)))),
  );
}

function Consequences({ sessions }: { readonly sessions: readonly Schemas.RemoteBooking[] }) {
  if (sessions.length === 0) return null;
  return (
    <div className={styles['warn']} role="status">
      <p>
        <strong>{countOf(sessions.length, 'session is', 'sessions are')} booked in that time.</strong> Closing
        it cancels nothing: they stay until the office moves them.
      </p>
      <ul>
        {sessions.map(({ id, start_date, candidate, organisation }) => (
          <li key={id}>
            {showTime(start_date)} {candidate.first_name} {candidate.last_name}, {organisation.name}
          </li>
        ))}
      </ul>
    </div>
  );
}

type Form = ReturnType<typeof useForm<NewException>>;

function Times({ form }: { readonly form: Form }) {
  const { values } = form;
  return (
    <>
      {hasTimes(values) ? (
        <>
          <NativeSelect
            label="From"
            data={[...timesWith(values.from_time)]}
            {...form.getInputProps('from_time')}
          />
          <NativeSelect label="To" data={[...timesWith(values.to_time)]} {...form.getInputProps('to_time')} />
        </>
      ) : null}
    </>
  );
}

const useAdd = () => useChange('post', '/virtual-bls/trainers/{id}/exceptions');

function useSubmit(trainerId: number, form: Form, add: ReturnType<typeof useAdd>) {
  const { values } = form;
  return form.onSubmit(({ on_date, kind, from_time, to_time }) =>
    add.mutate(
      {
        path: { id: trainerId },
        body: { on_date, kind, ...(hasTimes(values) ? { from_time, to_time } : {}) },
      },
      {
        onSuccess: () => {
          notify(
            `${showDay(on_date)} is ${kind === 'closed' ? 'closed' : 'open'}${hasTimes(values) ? `, ${from_time}–${to_time}` : ''}.`,
          );
          form.setFieldValue('on_date', '');
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
}

function AddException({ trainerId }: { readonly trainerId: number }) {
  const form = useForm<NewException>({
    initialValues: { on_date: '', kind: 'closed', whole_day: true, from_time: '09:00', to_time: '17:00' },
  });
  const { values } = form;
  const add = useAdd();
  const sessions = useSessionsWithin(trainerId, values);
  const submit = useSubmit(trainerId, form, add);
  return (
    <form onSubmit={submit} className={styles['form']}>
      <SegmentedControl
        aria-label="What the day is"
        data={[
          { value: 'closed', label: 'Not there' },
          { value: 'open', label: 'There as well' },
        ]}
        {...form.getInputProps('kind')}
      />
      <div className={styles['fields']}>
        <TextInput
          type="date"
          label="Day"
          required
          min={londonDay(new Date())}
          {...form.getInputProps('on_date')}
        />
        <Times form={form} />
      </div>
      {values.kind === 'closed' ? (
        <Checkbox label="The whole day" {...form.getInputProps('whole_day', { type: 'checkbox' })} />
      ) : null}
      <Consequences sessions={sessions} />
      <FormProblem error={add.error} />
      <Button type="submit" loading={add.isPending}>
        {values.kind === 'closed' ? 'Close this time' : 'Open this time'}
      </Button>
    </form>
  );
}

interface RowProps {
  readonly exception: Exception;
  readonly pending: boolean;
  readonly onRemove: () => void;
}

const whenOf = ({ from_time, to_time }: Exception): string =>
  from_time && to_time ? `${from_time}–${to_time}` : 'all day';

function Row({ exception, pending, onRemove }: RowProps) {
  const { on_date, kind } = exception;
  return (
    <li className={styles['row']}>
      <span>
        <strong>{showWeekday(on_date)}</strong> {whenOf(exception)}
      </span>
      <Status tone={kind === 'closed' ? 'warn' : 'good'}>
        {kind === 'closed' ? 'Not there' : 'There as well'}
      </Status>
      <Button
        variant="default"
        size="compact-sm"
        loading={pending}
        aria-label={`Remove ${showWeekday(on_date)}, ${whenOf(exception)}`}
        onClick={onRemove}
      >
        Remove
      </Button>
    </li>
  );
}

/** Removes exceptions, and can put them back: from above the rows, which are gone by then. */
function useRemoval(trainerId: number) {
  const remove = useChange('delete', '/virtual-bls/trainers/{id}/exceptions/{exceptionId}');
  const again = useAdd();
  const take = ({ id, on_date, kind, from_time, to_time }: Exception) =>
    remove.mutate(
      { path: { id: trainerId, exceptionId: id } },
      {
        onSuccess: () =>
          notify(`${showDay(on_date)} is as the weeks say again.`, {
            run: () =>
              again.mutate({
                path: { id: trainerId },
                body: { on_date, kind, ...(from_time && to_time ? { from_time, to_time } : {}) },
              }),
          }),
      },
    );
  return { take, pending: remove.isPending, error: remove.error ?? again.error };
}

/** Single days that are otherwise than the week says: holidays, extra hours. */
export function DayExceptions({ availability }: { readonly availability: Availability }) {
  const { trainer_id: trainerId, exceptions } = availability;
  const removal = useRemoval(trainerId);
  return (
    <Card title="Single days">
      {exceptions.length === 0 ? (
        <p className={styles['none']}>
          Nothing is otherwise than the week says. Close a day for a holiday, or open one more.
        </p>
      ) : (
        <ul className={styles['list']}>
          {exceptions.map((exception) => (
            <Row
              key={exception.id}
              exception={exception}
              pending={removal.pending}
              onRemove={() => removal.take(exception)}
            />
          ))}
        </ul>
      )}
      <FormProblem error={removal.error} />
      <AddException trainerId={trainerId} />
    </Card>
  );
}
