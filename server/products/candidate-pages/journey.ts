import type { FastifyRequest } from 'fastify';
import type { BlsPayOption, PayOption } from '../../domains/bookings/index.ts';
import type { LinkedProduct } from '../../domains/candidate-links/index.ts';
import { findInviteById, type LinkedInvite } from '../../domains/invites/index.ts';
import { findBookingPage } from '../../domains/organisations/index.ts';
import type { CandidateEvent } from '../../domains/scheduling/index.ts';
import { readLinkToken } from '../../platform/crypto/link-token.ts';
import { pathId } from '../../platform/ids/ids.ts';
import type { CandidatePagesParts } from './parts.ts';

/** Whom a candidate can ask. */
export interface Contact {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** A candidate's way to a seat or a session: by an organisation's public page, or by an invite. */
export interface Journey {
  readonly product: LinkedProduct;
  readonly organisationId: number;
  readonly organisationName: string;
  readonly contact: Contact;
  readonly payOption: PayOption | BlsPayOption;
  /** What the candidate may choose from; null does not narrow. */
  readonly wanted: {
    readonly courseId: number | null;
    readonly locationId: number | null;
    readonly eventId: number | null;
  };
  readonly invite: LinkedInvite | null;
  /** False for an invite that was used or is over. */
  readonly isOpen: boolean;
  readonly paths: {
    readonly dates: string;
    readonly hold: string;
    readonly details: string;
    readonly release: string;
  };
}

/** How a product of pages finds the journey of a request; null when its link leads nowhere. */
export type FindJourney = (request: FastifyRequest) => Promise<Journey | null>;

const idIn = (query: Record<string, unknown>, name: string): number | null =>
  pathId.safeParse(query[name]).data ?? null;

/** `?sgi=<code>`: a product's public page of an organisation. */
export function publicJourney({ db }: CandidatePagesParts, product: LinkedProduct): FindJourney {
  return async (request) => {
    const query = request.query as Record<string, unknown>;
    const code = String(query['sgi'] ?? '').toUpperCase();
    const page = /^[A-Z0-9]{3,20}$/.test(code) ? await findBookingPage(db, code, product) : null;
    if (!page) return null;
    const path = (name: string) => `/${product}/${name}?sgi=${code}`;
    return {
      product,
      organisationId: page.organisation_id,
      organisationName: page.organisation_name,
      contact: {
        name: page.organisation_name,
        email: page.organisation_email,
        phone: page.organisation_phone,
      },
      payOption: page.pay_option,
      wanted: {
        courseId: idIn(query, 'course_id'),
        locationId: idIn(query, 'location_id'),
        eventId: idIn(query, 'event'),
      },
      invite: null,
      isOpen: true,
      paths: {
        dates: path(''),
        hold: path('hold'),
        details: path('details'),
        release: path('release'),
      },
    };
  };
}

function contactOf(invite: LinkedInvite): Contact {
  const phone = invite.organisation_phone;
  return invite.agency_contact_email === null
    ? { name: invite.organisation_name, email: invite.organisation_email, phone }
    : {
        name: invite.agency_contact_name ?? invite.organisation_name,
        email: invite.agency_contact_email,
        phone,
      };
}

/** `/invite/<token>`: what an organisation asked one candidate to book. */
export function inviteJourney({ db, keyring }: CandidatePagesParts): FindJourney {
  return async (request) => {
    const { token } = request.params as { token: string };
    const id = readLinkToken(keyring, 'invite-pages', token);
    const invite = id === null ? null : await findInviteById(db, id);
    if (!invite) return null;
    const base = `/practical-training/invite/${token}`;
    return {
      product: 'practical-training',
      organisationId: invite.organisation_id,
      organisationName: invite.organisation_name,
      contact: contactOf(invite),
      payOption: invite.pay_option,
      wanted: {
        courseId: invite.course_id,
        // an event that was moved to another place is still the event of the invite
        locationId: invite.training_event_id === null ? invite.location_id : null,
        eventId: invite.training_event_id,
      },
      invite,
      isOpen: invite.status === 'sent' || invite.status === 'opened',
      paths: { dates: base, hold: `${base}/hold`, details: `${base}/details`, release: `${base}/release` },
    };
  };
}

/** What a product's pages call things. */
const productWords = {
  'practical-training': { seat: 'seat', date: 'date', payBy: 'by card', payee: 'Card' },
  'virtual-bls': { seat: 'session', date: 'time', payBy: 'with PayPal', payee: 'PayPal' },
} as const;

/** What the pages of a journey call things. */
export function wordsOf({ product }: Pick<Journey, 'product'>) {
  return productWords[product];
}

/** Whether an event is one that a journey may end at. The public page's presets only narrow its first list. */
export function allows(
  journey: Journey,
  event: Pick<CandidateEvent, 'id' | 'course_id' | 'location_id'>,
): boolean {
  const { courseId, locationId, eventId } = journey.wanted;
  return (
    journey.invite === null ||
    ((courseId ?? event.course_id) === event.course_id &&
      (locationId ?? event.location_id) === event.location_id &&
      (eventId ?? event.id) === event.id)
  );
}

/** Where on the way a page is: paying is a step only where the candidate does it. */
export function tellStep(step: number, { payOption }: Journey): string {
  return `Step ${step} of ${payOption === 'candidate_pays' ? 3 : 2}`;
}
