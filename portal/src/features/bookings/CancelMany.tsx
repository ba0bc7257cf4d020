import { Button } from '@mantine/core';
import { useMutation, useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { read, type Schemas, send } from '../../api/console.ts';
import { RequestFailed } from '../../api/request-json.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { countOf, showDay } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import styles from './Bookings.module.css';
import { amountOf, nameOf, refusalWords } from './words.ts';

type Booking = Schemas.Booking;
type Foreseen = Schemas.BookingCancellation;

interface CancelManyProps {
  readonly chosen: readonly Booking[];
  readonly onDone: () => void;
}

function consequenceOf(foreseen: Foreseen | undefined): string {
  if (!foreseen) return 'Looking up …';
  if (foreseen.refusal) return refusalWords[foreseen.refusal] ?? 'It cannot be cancelled.';
  if (foreseen.refund) return `${amountOf(foreseen.refund)} back`;
  return foreseen.at_stake
    ? `${amountOf(foreseen.at_stake)} lost: too late for a refund`
    : 'Nothing was paid';
}

/** Cancels one after another; whoever refuses does not stop the others. Gives how many were cancelled, and who was not. */
async function cancelAll(bookings: readonly Booking[], onStep: (done: number) => void) {
  const failed: string[] = [];
  for (const [index, booking] of bookings.entries()) {
    try {
      await send('post', '/bookings/{id}/cancel', { path: { id: booking.id }, body: {} });
    } catch (error) {
      if (!(error instanceof RequestFailed) || error.status === 0) throw error;
      failed.push(`${nameOf(booking)}: ${error.message}`);
    }
    onStep(index + 1);
  }
  return { done: bookings.length - failed.length, failed };
}

/** What the chosen bookings’ cancellation would do, one by one, and the button that does it. */
function CancelManyDialog({ chosen, onDone, onClose }: CancelManyProps & { readonly onClose: () => void }) {
  const [step, setStep] = useState(0);
  const foreseen = useQueries({
    queries: chosen.map(({ id }) => read('/bookings/{id}/cancellation', { path: { id } })),
  });
  const possible = chosen.filter((_, index) => foreseen[index]?.data?.refusal === null);
  const cancel = useMutation({
    mutationFn: () => cancelAll(possible, setStep),
    onSuccess: ({ done, failed }) => {
      notify([`${countOf(done, 'booking')} cancelled.`, ...failed].join(' '));
      onDone();
      onClose();
    },
  });
  const isLoading = foreseen.some(({ isPending }) => isPending);
  return (
    <ConfirmDialog
      opened
      isFinal
      title={`Cancel ${countOf(chosen.length, 'booking')}`}
      action={
        cancel.isPending
          ? `Cancelling ${step} of ${possible.length}`
          : `Cancel ${countOf(possible.length, 'booking')}`
      }
      pending={cancel.isPending || isLoading}
      error={
        cancel.error ??
        (!isLoading && possible.length === 0 ? new Error('None of them can be cancelled.') : null)
      }
      onConfirm={() => (possible.length > 0 ? cancel.mutate() : onClose())}
      onClose={onClose}
    >
      <p>Their seats are free at once, and the candidates are told by e-mail. This cannot be undone.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard must reach it */}
      <ul className={styles['each']} tabIndex={0} aria-label="What happens to each">
        {chosen.map((booking, index) => (
          <li key={booking.id}>
            <span>
              {nameOf(booking)}, {showDay(booking.start_date)}
            </span>
            <strong>{consequenceOf(foreseen[index]?.data)}</strong>
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}

/** The bar that shows once bookings are chosen. */
export function CancelMany({ chosen, onDone }: CancelManyProps) {
  const [asking, setAsking] = useState(false);
  if (chosen.length === 0) return null;
  return (
    <section className={styles['chosen']} aria-label="Chosen bookings">
      <strong role="status">{countOf(chosen.length, 'booking')} chosen</strong>
      <div className={styles['row']}>
        <Button variant="default" onClick={onDone}>
          Choose none
        </Button>
        <Button color="red.8" onClick={() => setAsking(true)}>
          Cancel them …
        </Button>
      </div>
      {asking ? <CancelManyDialog chosen={chosen} onDone={onDone} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}
