import type { Schemas } from '../../api/console.ts';
import { showDay, showMoment, showPence } from '../../ui/format.ts';

/** One entry of the trail. */
export type Entry = Schemas.AuditEntry;

/** What was done, as the middle of a sentence; `%` stands for the thing it was done to. */
const deeds: Readonly<Record<string, string>> = {
  'booking.created': 'made %',
  'booking.cancelled': 'cancelled %',
  'booking.paid': 'paid for %',
  'booking.invoice_paid': 'recorded the payment of the invoice for %',
  'booking.review_approved': 'approved %',
  'booking.rescheduled': 'moved % to another event',
  'booking.attendance_marked': 'marked the attendance of %',
  'booking.result_changed': 'marked the result of %',
  'booking.certificate_issued': 'issued the certificate of %',
  'booking.certificate_revoked': 'revoked the certificate of %',
  'booking.no_show': 'marked % as not attended',
  'booking_invite.resent': 'sent % again',
  'booking_invite.opened': 'opened %',
  'booking_invite.used': 'booked with %',
  'interview_booking.created': 'arranged %',
  'interview_booking.assigned': 'assigned %',
  'interview_booking.moved': 'moved %',
  'interview_booking.cancelled': 'cancelled %',
  'interview_booking.completed': 'recorded the outcome of %',
  'interview_booking.no_show': 'marked % as not attended',
  'interview_booking.corrected': 'corrected the outcome of %',
  'interview_booking.noted': 'changed the notes of %',
  'interviewer.added': 'made an interviewer of %',
  'interviewer.enabled': 'lets % interview again',
  'interviewer.disabled': 'lets % interview no more',
  'referral.received': 'sent %',
  'referral.moved': 'moved % on',
  'referral.assigned': 'assigned %',
  'referral.corrected': 'corrected %',
  'referral.consent_appended': 'recorded a consent for %',
  'referral.match_dismissed': 'dismissed a likely duplicate of %',
  'referral.appointment_moved': 'moved the appointment of %',
  'referral.erased': 'erased %',
  'referral_partner.created': 'took on %',
  'referral_partner.edited': 'changed %',
  'referral_partner.suspended': 'suspended %',
  'referral_partner.reactivated': 'let % back in',
  'referral_key.created': 'made %',
  'webhook_endpoint.registered': 'registered %',
  'webhook_endpoint.changed': 'changed %',
  'webhook_endpoint.deleted': 'removed %',
  'webhook_endpoint.secret_rotated': 'changed the secret of %',
  'webhook_endpoint.switched_off': 'switched off %',
  'bls_trainer.changed': 'changed %',
  'bls_trainer.weeks_set': 'changed the weekly hours of %',
  'bls_trainer.courses_set': 'changed the courses of %',
  'bls_trainer.exception_added': 'changed a single day of %',
  'bls_trainer.exception_removed': 'took back a single day of %',
  'bls_rules.changed': 'changed the rules of remote sessions',
  'training_event.discarded': 'discarded %',
  'person.invitation_resent': 'invited % again',
  'person.recovery_codes_issued': 'made new recovery codes for %',
  'person.recovery_code_used': 'signed in with a recovery code',
  'session.others_ended': 'signed out everywhere else',
  'bls_booking.rescheduled': 'moved %',
  'bls_booking.marked': 'marked what came of %',
  'booking_invite.sent': 'sent %',
  'booking_invite.withdrawn': 'withdrew %',
  'training_event.created': 'planned %',
  'training_event.edited': 'changed %',
  'training_event.published': 'published %',
  'training_event.cancelled': 'cancelled %',
  'training_event.moved': 'moved %',
  'training_event.capacity_changed': 'changed the seats of %',
  'training_event.visibility_changed': 'changed who sees %',
  'person.invited': 'invited %',
  'person.edited': 'changed %',
  'person.password_set': 'set the first password of %',
  'person.password_changed': 'changed the password of %',
  'person.totp_enabled': 'switched on the authenticator app of %',
  'person.totp_disabled': 'switched off the authenticator app of %',
  'person.deactivated': 'ended the access of %',
  'person.reactivated': 'gave access back to %',
  'session.started': 'signed in',
  'session.ended': 'signed out',
  'api_key.created': 'made %',
  'api_key.deactivated': 'deactivated %',
  'organisation.created': 'took on %',
  'organisation.edited': 'changed the particulars of %',
  'organisation.suspended': 'suspended %',
  'organisation.reactivated': 'let % back in',
  'organisation.products_changed': 'changed the products of %',
  'organisation.training_settings_changed': 'changed the training settings of %',
  'organisation.bls_settings_changed': 'changed the remote session settings of %',
  'organisation.rate_changed': 'changed a rate of %',
  'wallet.credits_purchased': 'added credits',
  'wallet.topped_up': 'added money',
  'wallet.corrected': 'corrected the wallet',
  'wallet.top_up_started': 'began a top-up by card',
  'wallet.top_up_paid': 'paid a top-up by card',
  'bls_kit.registered': 'registered %',
  'bls_kit.edited': 'changed %',
  'bls_kit.sent': 'sent a kit for %',
  'bls_kit.returned': 'took back the kit of %',
  'bls_kit.due_date_changed': 'changed when the kit of % is due',
  'bls_kit.waived': 'waived the kit of %',
  'bls_kit.sending_undone': 'took back the sending of a kit for %',
  'bls_kit.return_undone': 'took back the return of the kit of %',
  'mail.retried': 'sent % again',
  'job.retried': 'ran % again',
  'job.given_up': 'gave up %',
  'audit.exported': 'downloaded the audit trail',
  'referral.exported': 'downloaded referrals',
  'clock.advanced': 'moved the sandbox’s clock',
};

const things: Readonly<Record<string, string>> = {
  training_booking: 'booking',
  bls_booking: 'remote session',
  booking_invite: 'invite',
  training_event: 'event',
  training_course: 'course',
  training_location: 'location',
  bls_course: 'remote course',
  bls_kit: 'kit',
  api_key: 'API key',
  interview_booking: 'interview',
  interview: 'interview',
  referral_partner: 'referral partner',
  bls_trainer: 'trainer',
  interviewer: 'interviewer',
  referral_key: 'referral key',
  webhook_endpoint: 'webhook endpoint',
  ledger_transfer: 'transfer',
  wallet_top_up: 'top-up',
  notification: 'mail',
};

const spoken = (words: string): string => words.replaceAll(/[._]/g, ' ');

/** Actions that the trail can be narrowed to, with their words. */
export const actions = Object.entries(deeds)
  .map(([value, words]) => ({ value, label: sentence(words.replace(/ ?%/, ' …')) }))
  .sort((a, b) => a.label.localeCompare(b.label));

/** Kinds of things that the trail can be narrowed to. */
export const subjectKinds = [...Object.keys(things), 'organisation', 'person', 'trainer', 'referral', 'job']
  .map((value) => ({ value, label: sentence(things[value] ?? spoken(value)) }))
  .sort((a, b) => a.label.localeCompare(b.label));

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1).trim();
}

const actors: Readonly<Record<Entry['actor_kind'], string>> = {
  staff: 'The provider’s staff',
  member: 'A member',
  api_key: 'An API key',
  candidate: 'The candidate',
  system: 'Veriward',
};

/** Names of kinds of actors, for a list to choose from. */
export const actorWords: Readonly<Record<Entry['actor_kind'], string>> = {
  ...actors,
  member: 'Members of organisations',
  api_key: 'API keys',
  candidate: 'Candidates',
  system: 'Veriward itself',
};

/** Who it was. */
export function actorOf({ actor_kind: kind, actor_name: name, actor_id: id }: Entry): string {
  if (name) return kind === 'api_key' ? `API key “${name}”` : name;
  return id === null ? actors[kind] : `${actors[kind]} (${id})`;
}

/** What it was done to, with its number. */
function subjectOf({ subject_kind: kind, subject_id: id, subject_name: name }: Entry): string {
  const thing = things[kind] ?? spoken(kind);
  const numbered = id === null ? thing : `${thing} ${id}`;
  if (!name) return numbered;
  return ['organisation', 'person'].includes(kind) ? name : `${numbered} (${name})`;
}

/** What was done, to what. */
export function deedOf(entry: Entry): string {
  const known = deeds[entry.action];
  if (known !== undefined) return known.replace('%', subjectOf(entry));
  const verb = entry.action.slice(entry.action.indexOf('.') + 1);
  // “created interview 7”, but “consent given: referral 3”
  return `${spoken(verb)}${/[._]/.test(verb) ? ':' : ''} ${subjectOf(entry)}`;
}

/** Moments as people read them; codes without their underscores. */
function shownText(text: string): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return showMoment(text);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return showDay(text);
  return /^[a-z]+(_[a-z]+)+$/.test(text) ? spoken(text) : text;
}

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'string') return shownText(value);
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(shown).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** A detail of an entry; with what it was before, where that is known. */
interface Detail {
  readonly name: string;
  readonly before: string | null;
  readonly now: string;
}

/** The details of an entry, by name. */
export function detailsOf({ details }: Entry): Detail[] {
  if ('from' in details && 'to' in details) {
    const { from, to, ...rest } = details;
    return [{ name: 'State', before: shown(from), now: shown(to) }, ...plain(rest)];
  }
  return plain(details);
}

/** A detail's name and value: money is stored in pence, and read in pounds. */
function told(name: string, value: unknown): readonly [name: string, value: string] {
  const isMoney = name.endsWith('_pence') && typeof value === 'number';
  return isMoney
    ? [sentence(spoken(name.slice(0, -'_pence'.length))), showPence(value)]
    : [sentence(spoken(name)).replace(/ id$/, ' number'), shown(value)];
}

function plain(details: Readonly<Record<string, unknown>>): Detail[] {
  return Object.keys(details)
    .filter((name) => !(name.startsWith('previous_') && name.slice(9) in details))
    .map((name) => {
      const previous = `previous_${name}`;
      const [label, now] = told(name, details[name]);
      return { name: label, before: previous in details ? told(name, details[previous])[1] : null, now };
    });
}
