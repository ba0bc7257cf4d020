import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { countOf, londonDay, showMoment } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import styles from '../bookings/Bookings.module.css';
import { nameOf } from '../bookings/words.ts';

interface MoveSessionProps {
  readonly booking: Schemas.RemoteBookingDetail;
  readonly onClose: () => void;
}

/** Free times of one day; without the notice that kits need, if staff want it so. */
function useSlots(courseId: number, day: string, hasNoNotice: boolean) {
  return useQuery({
    ...read('/virtual-bls/slots', {
      query: { course_id: courseId, date_from: day, date_to: day, without_notice: hasNoNotice },
    }),
    enabled: day !== '',
  });
}

function useMove(booking: Schemas.RemoteBookingDetail, onMoved: () => void) {
  const move = useChange('post', '/virtual-bls/bookings/{id}/reschedule');
  const path = { id: booking.id };
  const before = {
    date: londonDay(new Date(booking.start_date)),
    time: booking.start_date.slice(11, 16),
    trainer_id: booking.trainer.id,
    without_notice: true,
  };
  // The dialog is closed by then: what is handed to mutate() would not be called any more.
  const undo = () =>
    move.mutateAsync({ path, body: before }).then(
      () => notify('Moved back to where it was.'),
      (error: Error) => notify(`It could not be moved back: ${error.message}`),
    );
  const moveTo = (date: string, time: string, hasNoNotice: boolean) =>
    move.mutate(
      { path, body: { date, time, without_notice: hasNoNotice } },
      {
        onSuccess: (moved) => {
          notify(`Moved to ${showMoment(moved.start_date)} with ${moved.trainer.name}.`, {
            run: () => void undo(),
          });
          onMoved();
        },
      },
    );
  return { moveTo, isPending: move.isPending, error: move.error };
}

interface TimesProps {
  readonly free: readonly Schemas.RemoteSlot[];
  readonly isNone: boolean;
  readonly value: string | null;
  readonly onPick: (time: string | null) => void;
}

function Times({ free, isNone, value, onPick }: TimesProps) {
  return (
    <Select
      label="New time"
      disabled={free.length === 0}
      placeholder={isNone ? 'Nobody is free on this day' : 'Choose a day first'}
      data={free.map((slot) => ({
        value: slot.time,
        label: `${slot.time}, ${countOf(slot.available_trainers, 'trainer')} free`,
      }))}
      value={value}
      onChange={onPick}
    />
  );
}

function Picking({ booking, onClose }: MoveSessionProps) {
  const [day, setDay] = useState('');
  const [time, setTime] = useState<string | null>(null);
  const [hasNoNotice, setNoNotice] = useState(false);
  const slots = useSlots(booking.course.id, day, hasNoNotice);
  const { moveTo, isPending, error } = useMove(booking, onClose);
  const free = day === '' ? [] : (slots.data?.data ?? []);
  return (
    <>
      <TextInput
        label="New day"
        type="date"
        min={londonDay(new Date())}
        value={day}
        onChange={({ currentTarget }) => {
          setDay(currentTarget.value);
          setTime(null);
        }}
      />
      <Checkbox
        label="Sooner than the notice kits need"
        checked={hasNoNotice}
        onChange={({ currentTarget }) => setNoNotice(currentTarget.checked)}
      />
      <Times
        free={free}
        isNone={day !== '' && slots.isSuccess && free.length === 0}
        value={time}
        onPick={setTime}
      />
      <FormProblem error={error ?? slots.error} />
      <DialogButtons onClose={onClose}>
        <Button
          disabled={time === null}
          loading={isPending}
          onClick={() => moveTo(day, time ?? '', hasNoNotice)}
        >
          Move the session
        </Button>
      </DialogButtons>
    </>
  );
}

/** Staff move a remote session to another free time of its course. */
export function MoveSession({ booking, onClose }: MoveSessionProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Move ${nameOf(booking)}’s session`}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={styles['column']}>
        <p>
          Now on {showMoment(booking.start_date)} with {booking.trainer.name}. Money stays as it is, the kit’s
          due date moves along, and the candidate is told by e-mail.
        </p>
        <Picking booking={booking} onClose={onClose} />
      </div>
    </Modal>
  );
}
