import type { Schemas } from '../../api/console.ts';

/** Roles, as people call them. */
export const roleNames: Readonly<Record<Schemas.Person['role'], string>> = {
  agency_owner: 'Owner',
  agency_admin: 'Administrator',
  agency_manager: 'Manager',
  agency_viewer: 'Viewer',
  staff_admin: 'Provider’s administrator',
  staff_trainer: 'Trainer',
  staff_clinician: 'Clinician',
};
