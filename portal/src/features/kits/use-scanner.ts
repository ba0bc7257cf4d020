import { useState } from 'react';
import { type Schemas, useChange } from '../../api/console.ts';
import { showDay } from '../../ui/format.ts';

/** A card of the board. */
export type Card = Schemas.KitCard;

type Booking = Schemas.RemoteBookingDetail;

/** What the last scan did, and how to take it back. */
export interface ScanResult {
  readonly tone: 'good' | 'bad' | 'info';
  readonly message: string;
  readonly undo?: () => void;
}

const nameOf = ({ candidate }: Booking): string => `${candidate.first_name} ${candidate.last_name}`;

/** The loan that a scan began or ended: the one of this bar code that changed last. */
const loanOf = (booking: Booking, barCode: string) =>
  booking.kits.filter((loan) => loan.bar_code === barCode).at(-1);

const refusal = (error: Error): ScanResult => ({ tone: 'bad', message: error.message });

function tellSent(booking: Booking, barCode: string): string {
  const due = loanOf(booking, barCode)?.due_on;
  return `${barCode} goes to ${nameOf(booking)}, booking ${booking.id}${due ? `. Due back ${showDay(due)}` : ''}.`;
}

function tellBack(booking: Booking, barCode: string): string {
  const earned = booking.certificate_available ? ' The candidate’s certificate is ready.' : '';
  return `${barCode} is back from ${nameOf(booking)}, booking ${booking.id}.${earned}`;
}

function useUndo(tell: (result: ScanResult) => void) {
  const sending = useChange('post', '/virtual-bls/kit-loans/{id}/undo-sending');
  const returning = useChange('post', '/virtual-bls/kit-loans/{id}/undo-return');
  const undone = (message: string) => ({
    onSuccess: () => tell({ tone: 'info', message }),
    onError: (error: Error) => tell(refusal(error)),
  });
  return {
    sent: (id: number, barCode: string) =>
      sending.mutate({ path: { id } }, undone(`Taken back: ${barCode} has not left.`)),
    returned: (id: number, barCode: string) =>
      returning.mutate({ path: { id } }, undone(`Taken back: ${barCode} is still with the candidate.`)),
  };
}

/** Sends kits and takes them back; tells what came of it. */
function useScans(tell: (result: ScanResult) => void, onSent: () => void) {
  const out = useChange('post', '/virtual-bls/bookings/{id}/kits');
  const back = useChange('post', '/virtual-bls/kits/return');
  const undo = useUndo(tell);
  const onError = (error: Error) => tell(refusal(error));
  return {
    isBusy: out.isPending || back.isPending,
    send(barCode: string, bookingId: number) {
      const onSuccess = (booking: Booking) => {
        onSent();
        const loan = loanOf(booking, barCode);
        const taken = loan ? { undo: () => undo.sent(loan.id, barCode) } : {};
        tell({ tone: 'good', message: tellSent(booking, barCode), ...taken });
      };
      out.mutate({ path: { id: bookingId }, body: { bar_code: barCode } }, { onSuccess, onError });
    },
    take(barCode: string) {
      const onSuccess = (booking: Booking) => {
        const loan = loanOf(booking, barCode);
        const taken = loan ? { undo: () => undo.returned(loan.id, barCode) } : {};
        tell({ tone: 'good', message: tellBack(booking, barCode), ...taken });
      };
      back.mutate({ body: { bar_code: barCode } }, { onSuccess, onError });
    },
  };
}

/**
 * What the entry field does: a kit that is out comes back; a kit that is here waits for its session, or goes to the
 * one that was chosen before.
 */
export function useScanner(cards: readonly Card[], stock: readonly Card[]) {
  const [result, setResult] = useState<ScanResult | null>(null);
  const [session, setSession] = useState<Card | null>(null);
  const [kit, setKit] = useState<string | null>(null);
  function letGo() {
    setSession(null);
    setKit(null);
  }
  const { send, take, isBusy } = useScans(setResult, letGo);

  function choose(card: Card) {
    if (kit !== null && card.booking_id !== null) return send(kit, card.booking_id);
    setSession(card);
    const message = `Scan the kit for ${card.candidate}, booking ${card.booking_id}.`;
    setResult({ tone: 'info', message });
  }

  function enter(typed: string) {
    const code = typed.trim().toUpperCase();
    const waiting = cards.find((card) => card.loan_id === null && String(card.booking_id) === code);
    if (waiting) return choose(waiting);
    if (session !== null && session.booking_id !== null) return send(code, session.booking_id);
    if (!stock.some((card) => card.bar_code === code)) return take(code);
    setKit(code);
    setResult({ tone: 'info', message: `${code} is in stock. Choose the session it goes to.` });
  }

  return {
    result,
    session,
    kit,
    isBusy,
    enter,
    choose,
    take,
    letGo: () => {
      letGo();
      setResult(null);
    },
  };
}

/** What useScanner gives. */
export type Scanner = ReturnType<typeof useScanner>;
