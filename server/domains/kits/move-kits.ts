import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

const scanOut = prepared<{ barCode: string; bookingId: number } & ActorParams, { outcome: string }>(
  'kits-scan-out',
  `select * from scan_out_bls_kit(p_bar_code => :barCode, p_booking_id => :bookingId, p_actor => ${actorRow})`,
);

/**
 * A kit leaves for a booking's candidate; it is due back some days after the session. Refuses with `not_found` (no such
 * booking), `kit_unknown`, `kit_retired`, `kit_is_out`, `booking_not_booked`, `certificate_stands`.
 */
export async function scanKitOut(
  db: Queryable,
  scan: { readonly barCode: string; readonly bookingId: number },
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await scanOut(db, { ...scan, ...actorParams(actor) });
  return row?.outcome === 'sent' ? null : refuse(row?.outcome ?? 'not_found');
}

const scanIn = prepared<{ barCode: string } & ActorParams, { outcome: string; booking_id: number | null }>(
  'kits-scan-in',
  `select * from scan_in_bls_kit(p_bar_code => :barCode, p_actor => ${actorRow})`,
);

/**
 * A kit is back, which may earn its booking the certificate. Returns the booking's id; refuses with `kit_unknown`,
 * `kit_not_out`.
 */
export async function scanKitIn(db: Queryable, barCode: string, actor: Actor): Promise<number | Refusal> {
  const [row] = await scanIn(db, { barCode, ...actorParams(actor) });
  return row?.booking_id ?? refuse(row?.outcome ?? 'kit_unknown');
}

const setDueDate = prepared<{ loanId: number; dueOn: string } & ActorParams, { outcome: string }>(
  'kits-set-due-date',
  `select * from set_bls_kit_due_date(p_loan_id => :loanId, p_due_on => :dueOn::date, p_actor => ${actorRow})`,
);

/** Sets the day a kit is due back. Refuses with `not_found`, `kit_not_out`, `due_before_sent`. */
export async function setKitDueDate(
  db: Queryable,
  due: { readonly loanId: number; readonly dueOn: string },
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await setDueDate(db, { ...due, ...actorParams(actor) });
  return row?.outcome === 'changed' ? null : refuse(row?.outcome ?? 'not_found');
}

const waive = prepared<{ bookingId: number; reason: string } & ActorParams, { outcome: string }>(
  'kits-waive',
  `select * from waive_bls_kit(p_booking_id => :bookingId, p_reason => :reason, p_actor => ${actorRow})`,
);

/**
 * A candidate needs no kit, which counts as one that is back. Refuses with `not_found`, `booking_not_booked`,
 * `kit_was_sent`, `kit_waived`.
 */
export async function waiveKit(
  db: Queryable,
  waiver: { readonly bookingId: number; readonly reason: string },
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await waive(db, { ...waiver, ...actorParams(actor) });
  return row?.outcome === 'waived' ? null : refuse(row?.outcome ?? 'not_found');
}

const undoSending = prepared<{ loanId: number } & ActorParams, { outcome: string }>(
  'kits-undo-sending',
  `select * from undo_bls_kit_sending(p_loan_id => :loanId, p_actor => ${actorRow})`,
);

/**
 * A kit was scanned out by mistake: as if it had never left, so that no certificate is earned by it. Refuses with
 * `not_found`, `kit_not_out`, `scan_too_old`.
 */
export async function undoKitSending(db: Queryable, loanId: number, actor: Actor): Promise<Refusal | null> {
  const [row] = await undoSending(db, { loanId, ...actorParams(actor) });
  return row?.outcome === 'undone' ? null : refuse(row?.outcome ?? 'not_found');
}

const undoReturn = prepared<{ loanId: number } & ActorParams, { outcome: string }>(
  'kits-undo-return',
  `select * from undo_bls_kit_return(p_loan_id => :loanId, p_actor => ${actorRow})`,
);

/**
 * A kit was scanned in by mistake: it is still with its candidate. Refuses with `not_found`, `kit_is_out`,
 * `kit_retired`, `certificate_stands`, `scan_too_old`.
 */
export async function undoKitReturn(db: Queryable, loanId: number, actor: Actor): Promise<Refusal | null> {
  const [row] = await undoReturn(db, { loanId, ...actorParams(actor) });
  return row?.outcome === 'undone' ? null : refuse(row?.outcome ?? 'not_found');
}
