import { z } from 'zod';
import type { Actor } from '../../domains/audit/index.ts';
import { type Role, staffRoles } from '../../domains/identity/index.ts';
import { getOrganisation } from '../../domains/organisations/index.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { pathId } from '../../platform/ids/ids.ts';
import type { ConsoleCaller } from './services.ts';

/** Those who run the provider's business. */
export const administrators = ['staff_admin'] as const satisfies readonly Role[];

/** Those who work with classes; trainers only with their own. */
export const teachers = ['staff_admin', 'staff_trainer'] as const satisfies readonly Role[];

/** Those who see bookings: all, those of their classes or their organisation's. */
export const bookingReaders = [
  ...teachers,
  'agency_owner',
  'agency_admin',
  'agency_manager',
  'agency_viewer',
] as const satisfies readonly Role[];

/** Those who move and cancel bookings: their organisation's, or as staff anybody's. */
export const bookingKeepers = [
  'staff_admin',
  'agency_owner',
  'agency_admin',
  'agency_manager',
] as const satisfies readonly Role[];

/** Those who see certificates: their organisation's, or as staff anybody's. */
export const certificateReaders = [
  'staff_admin',
  'agency_owner',
  'agency_admin',
  'agency_manager',
  'agency_viewer',
] as const satisfies readonly Role[];

/** Those who see who is in an organisation. */
export const memberReaders = [
  'staff_admin',
  'agency_owner',
  'agency_admin',
  'agency_manager',
] as const satisfies readonly Role[];

/** Those who let people and programs into an organisation. */
export const accessManagers = [
  'staff_admin',
  'agency_owner',
  'agency_admin',
] as const satisfies readonly Role[];

/** Those who work on referrals. */
export const caseWorkers = ['staff_admin', 'staff_clinician'] as const satisfies readonly Role[];

/** Those who refer people for their organisation and hold its keys. */
export const referrers = ['agency_owner'] as const satisfies readonly Role[];

/** Those who see what their organisation referred. */
export const referralReaders = [
  'agency_owner',
  'agency_admin',
  'agency_manager',
  'agency_viewer',
] as const satisfies readonly Role[];

/** Those who see what their organisation can book and has. */
export const agencyMembers = [...referralReaders] as const;

/** Those who book and invite for their organisation. */
export const agencyBookers = [
  'agency_owner',
  'agency_admin',
  'agency_manager',
] as const satisfies readonly Role[];

/** Those who see what an organisation has and moved. */
export const walletReaders = [
  'staff_admin',
  'agency_owner',
  'agency_admin',
  'agency_manager',
  'agency_viewer',
] as const satisfies readonly Role[];

/** Those who spend an organisation's money. */
export const payers = ['agency_owner', 'agency_admin'] as const satisfies readonly Role[];

/** Those who arrange interviews: their organisation's, or as staff anybody's. */
export const interviewArrangers = [
  'staff_admin',
  'agency_owner',
  'agency_admin',
  'agency_manager',
] as const satisfies readonly Role[];

/** Those who may hold interviews; all but administrators only deal with their own. */
export const interviewHolders = staffRoles;

/** The organisation of a caller whose role has one; 0, which nobody has, for staff. */
export const ownOrganisation = (caller: Pick<ConsoleCaller, 'organisation_id'>): number =>
  caller.organisation_id ?? 0;

/** Whose interviews a caller is kept to: an organisation's, a person's own; null: all. */
export function interviewFence({
  organisation_id,
  person_id,
  role,
}: Pick<ConsoleCaller, 'organisation_id' | 'person_id' | 'role'>) {
  const holdsOnly = organisation_id === null && role !== 'staff_admin';
  return { organisationId: organisation_id, personId: holdsOnly ? person_id : null };
}

/** Whose classes a caller is kept to; null: all. */
export function trainerFence(caller: Pick<ConsoleCaller, 'role' | 'trainer_id'>): number | null {
  // A trainer without a trainer's record, which the tables do not allow, would see nothing.
  return caller.role === 'staff_trainer' ? (caller.trainer_id ?? 0) : null;
}

/** Whose bookings a caller is kept to; null: all. */
export function bookingFence(caller: Pick<ConsoleCaller, 'organisation_id' | 'role' | 'trainer_id'>) {
  return { organisationId: caller.organisation_id, trainerId: trainerFence(caller) };
}

/** Whether a caller may move and cancel bookings. */
export function mayKeepBookings({ role }: Pick<ConsoleCaller, 'role'>): boolean {
  const keepers: readonly Role[] = bookingKeepers;
  return keepers.includes(role);
}

/** Only an owner, or staff, may make or change an owner. */
export function mayManageRole(caller: Pick<ConsoleCaller, 'role'>, role: Role | undefined): boolean {
  return role !== 'agency_owner' || caller.role !== 'agency_admin';
}

/** Who does it, for the audit trail. */
export function actorOf(caller: ConsoleCaller, requestId: string): Actor {
  return { kind: caller.organisation_id === null ? 'staff' : 'member', id: caller.person_id, requestId };
}

/** Whether the organisation exists for a caller: members have only their own. */
async function reachesOrganisation(
  db: Queryable,
  caller: ConsoleCaller,
  organisationId: number,
): Promise<boolean> {
  if (caller.organisation_id !== null) return caller.organisation_id === organisationId;
  return (await getOrganisation(db, organisationId)) !== null;
}

interface OrganisationCall {
  readonly db: Queryable;
  readonly caller: ConsoleCaller;
  readonly params: { readonly id: number };
}

/** Id of an organisation in a path. */
export const organisationId = pathId.meta({ description: 'Organisation id.', example: 1042 });

/** Path and fence of everything below one organisation. */
export const organisationPath = {
  params: z.object({ id: organisationId }),
  pathObjectExists: ({ db, caller, params }: OrganisationCall) => reachesOrganisation(db, caller, params.id),
};

/** The same question, for handlers. */
export const reachesPath = organisationPath.pathObjectExists;
