import { Alert, Button, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { showDay, showMoment, showPence } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import styles from './BookSession.module.css';
import { HoldClock } from './HoldClock.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { PaymentChoice } from './PaymentChoice.tsx';
import { offersOf, type PayOption, settledOffer } from './payment.ts';
import { type SlotName, useKeptSlot } from './slot-hold.ts';

const blank = {
  first_name: '',
  last_name: '',
  email: '',
  phone: '',
  address: '',
  city: '',
  postcode: '',
  job_role: '',
};

const fields = [
  ['first_name', 'First name'],
  ['last_name', 'Last name'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['address', 'Address for the kit'],
  ['city', 'Town'],
  ['postcode', 'Postcode'],
  ['job_role', 'Job role (optional)'],
] as const;

interface SessionFormProps {
  readonly slot: SlotName;
  readonly course: Schemas.BookableCourse;
  readonly means: Schemas.BookingMeans;
  readonly onBooked: (booking: Schemas.BookedSession) => void;
}

function HoldPart({
  kept,
  slot,
}: {
  readonly kept: ReturnType<typeof useKeptSlot>;
  readonly slot: SlotName;
}) {
  const hold = useChange('post', '/open-slots/hold');
  const { course, date, time } = slot;
  if (kept.held) return <HoldClock until={kept.held.until} what={`${time} on ${showDay(date)} is yours`} />;
  return (
    <>
      {kept.isOver ? (
        <Alert color="yellow" variant="light" title="The half hour is over">
          The time went back to everybody. Nothing you typed is lost: hold it again if it is still free.
        </Alert>
      ) : null}
      <div>
        <Button
          loading={hold.isPending}
          onClick={() => hold.mutate({ body: { course_id: course, date, time } }, { onSuccess: kept.keep })}
        >
          Hold {time} for 30 minutes
        </Button>
      </div>
      <FormProblem error={hold.error} />
    </>
  );
}

const bodyOf = ({ job_role, ...candidate }: typeof blank, hash: string, option: PayOption) =>
  ({
    ...candidate,
    ...(job_role.trim() === '' ? {} : { job_role }),
    hold_hash: hash,
    pay_option: option,
  }) as Schemas.BookHeldSlotRequest;

function Fields({ form }: { readonly form: UseFormReturnType<typeof blank> }) {
  return (
    <div className={styles['fields']}>
      {fields.map(([field, label]) => (
        <TextInput key={field} label={label} autoComplete="off" {...form.getInputProps(field)} />
      ))}
    </div>
  );
}

function SessionForm({ slot, course, means, onBooked }: SessionFormProps) {
  const kept = useKeptSlot(slot);
  const form = useForm({ initialValues: blank });
  const forgetDraft = useDraft(`session ${slot.date} ${slot.time}`, form);
  const [chosen, setChosen] = useState<PayOption | null>(null);
  const book = useChange('post', '/held-slots/book');
  const offers = offersOf({ means, courseId: course.id, pricePence: course.price_pence, count: 1 });
  const offer = settledOffer(offers, chosen);
  const submit = form.onSubmit((values) => {
    if (!kept.held || !offer) return;
    const body = bodyOf(values, kept.held.hash, offer.option);
    book.mutate(
      { body },
      {
        onSuccess: (booking) => {
          kept.drop();
          forgetDraft();
          onBooked(booking);
        },
        onError: (error) => applyRefusal(form, error),
      },
    );
  });
  return (
    <form onSubmit={submit} noValidate className={styles['form']}>
      <Card title="1. The time">
        <HoldPart kept={kept} slot={slot} />
      </Card>
      <Card title="2. Who, and where the kit goes">
        <Fields form={form} />
      </Card>
      <Card title="3. Payment">
        <PaymentChoice offers={offers} chosen={offer?.option ?? null} onChoose={setChosen} />
        <FormProblem error={book.error} />
        <div>
          <Button type="submit" size="md" disabled={!kept.held || !offer} loading={book.isPending}>
            Book the session{offer?.option === 'credits' ? '' : ` · ${showPence(course.price_pence)}`}
          </Button>
        </div>
      </Card>
      <LeaveDialog
        hashes={kept.held ? [kept.held.hash] : []}
        what="a time"
        release="/slot-holds/release"
        onReleased={kept.drop}
      />
    </form>
  );
}

function Booked({ booking }: { readonly booking: Schemas.BookedSession }) {
  const navigate = useNavigate();
  return (
    <EmptyState
      title={booking.booking_status === 'pending' ? 'Waiting for the payment' : 'Booked'}
      action={
        <div className={styles['buttons']}>
          <Button onClick={() => void navigate({ to: '/app/find', search: { tab: 'remote' } })}>
            Book another
          </Button>
          <Button variant="default" component={Link} to="/app/remote-sessions">
            See the remote sessions
          </Button>
        </div>
      }
    >
      Session {booking.id}, {showMoment(booking.start_date)}.{' '}
      {booking.booking_status === 'pending'
        ? 'The candidate has been mailed how to pay; the session stands once they have.'
        : 'The candidate gets the invitation and the training kit.'}
    </EmptyState>
  );
}

/** Booking one remote session: the time is held, then who has it and where the kit goes, then payment. */
export function BookSession() {
  const slot = useSearch({ from: '/app/find/session' });
  const [booking, setBooking] = useState<Schemas.BookedSession | null>(null);
  const means = useQuery(read('/booking-means', { query: { product: 'virtual-bls' } }));
  return (
    <DeskPage
      title="Book a remote session"
      lead={slot.date ? `${showDay(slot.date)}, ${slot.time}, London’s time` : undefined}
      back={
        <Link to="/app/find" search={{ tab: 'remote' }}>
          Remote sessions
        </Link>
      }
    >
      {booking ? (
        <Booked booking={booking} />
      ) : (
        <Loaded query={means} what="Remote courses">
          {(data) => {
            const course = data.courses.find(({ id }) => id === slot.course);
            return course && slot.date && slot.time ? (
              <SessionForm slot={slot} course={course} means={data} onBooked={setBooking} />
            ) : (
              <EmptyState
                title="No time chosen"
                action={
                  <Button component={Link} to="/app/find" search={{ tab: 'remote' } as never}>
                    Choose a time
                  </Button>
                }
              >
                Choose the course and a free time first; it is then kept for you while you fill in who comes.
              </EmptyState>
            );
          }}
        </Loaded>
      )}
    </DeskPage>
  );
}
