import { Button, Checkbox, Modal, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { countOf, showMoment, showTime, showWeekday } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notify.tsx';
import { Pager } from '../../ui/Pager.tsx';
import styles from './Bookings.module.css';
import { nameOf } from './words.ts';

type OtherDate = Schemas.OtherDate;

interface MoveBookingProps {
  readonly booking: Schemas.BookingDetail;
  readonly onClose: () => void;
}

function DateChoice({ date }: { readonly date: OtherDate }) {
  return (
    <Radio
      value={String(date.training_event_id)}
      label={`${showWeekday(date.start_date)} ${date.start_date.slice(0, 4)}, ${showTime(date.start_date)}, ${date.location.name}`}
      description={[`${countOf(date.remaining_slots, 'seat')} left`, date.trainer?.name]
        .filter(Boolean)
        .join(' · ')}
    />
  );
}

interface DatesProps extends Pick<MoveBookingProps, 'booking'> {
  readonly answer: Schemas.OtherDateListResponse;
  readonly value: string | null;
  readonly onPick: (value: string) => void;
  readonly onPage: (page: number) => void;
}

function Dates({ booking, answer, value, onPick, onPage }: DatesProps) {
  const others = answer.data.filter((date) => date.training_event_id !== booking.training_event_id);
  if (others.length === 0)
    return (
      <EmptyState title="No other date">
        There is no other coming date of {booking.course.name} with a free seat here. Look again in a few
        days, or cancel and book another course.
      </EmptyState>
    );
  return (
    <>
      <Radio.Group label="New date" value={value} onChange={onPick}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard must reach it */}
        <div className={styles['dates']} tabIndex={0}>
          {others.map((date) => (
            <DateChoice key={date.training_event_id} date={date} />
          ))}
        </div>
      </Radio.Group>
      {answer.meta.last_page > 1 ? <Pager meta={answer.meta} onPage={onPage} /> : null}
    </>
  );
}

/** Moves the booking; taking that back moves it to where it was. */
function useMove(booking: Schemas.BookingDetail, onMoved: () => void) {
  const path = { id: booking.id };
  const move = useChange('post', '/bookings/{id}/reschedule');
  // The dialog is closed by then: what is handed to mutate() would not be called any more.
  const undo = () =>
    move.mutateAsync({ path, body: { training_event_id: booking.training_event_id } }).then(
      () => notify('Moved back to where it was.'),
      (error: Error) => notify(`It could not be moved back: ${error.message}`),
    );
  const moveTo = (eventId: number) =>
    move.mutate(
      { path, body: { training_event_id: eventId } },
      {
        onSuccess: (moved) => {
          notify(`${nameOf(booking)} now comes on ${showMoment(moved.start_date)}.`, {
            run: () => void undo(),
          });
          onMoved();
        },
      },
    );
  return { moveTo, isPending: move.isPending, error: move.error };
}

function Picking({ booking, onClose }: MoveBookingProps) {
  const [page, setPage] = useState(1);
  const [here, setHere] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const { moveTo, isPending, error } = useMove(booking, onClose);
  const where = here ? { location_id: booking.location.id } : {};
  const dates = useQuery(
    read('/bookings/{id}/other-dates', { path: { id: booking.id }, query: { page, per_page: 20, ...where } }),
  );
  const onlyHere = (only: boolean) => {
    setHere(only);
    setPage(1);
  };
  return (
    <>
      <Checkbox
        label={`Only ${booking.location.name}`}
        checked={here}
        onChange={({ currentTarget }) => onlyHere(currentTarget.checked)}
      />
      <Loaded query={dates} what="Other dates">
        {(answer) => (
          <Dates booking={booking} answer={answer} value={picked} onPick={setPicked} onPage={setPage} />
        )}
      </Loaded>
      <FormProblem error={error} />
      <DialogButtons onClose={onClose}>
        <Button disabled={picked === null} loading={isPending} onClick={() => moveTo(Number(picked))}>
          Move the booking
        </Button>
      </DialogButtons>
    </>
  );
}

/** Moves a booking to another date of its course. */
export function MoveBooking({ booking, onClose }: MoveBookingProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Move ${nameOf(booking)}’s booking`}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={styles['column']}>
        <p>
          Now on {showMoment(booking.start_date)} at {booking.location.name}. Nothing is charged or given
          back. The candidate is told by e-mail.
        </p>
        <Picking booking={booking} onClose={onClose} />
      </div>
    </Modal>
  );
}
