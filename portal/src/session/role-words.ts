import type { Role } from './session.ts';

/** What each role is called, and what it is for. */
export const roleWords: Readonly<Record<Role, { readonly name: string; readonly what: string }>> = {
  staff_admin: { name: 'Administrator', what: 'Runs the provider’s business and may do everything.' },
  staff_trainer: { name: 'Trainer', what: 'Sees and marks their own classes and remote sessions.' },
  staff_clinician: { name: 'Clinician', what: 'Works on referrals and holds their own interviews.' },
  agency_owner: { name: 'Owner', what: 'May do everything, and decides who else is an owner.' },
  agency_admin: {
    name: 'Admin',
    what: 'May do everything except appoint owners and refer people: team, wallet, keys, webhooks.',
  },
  agency_manager: { name: 'Manager', what: 'Books, invites and cancels, and sees the team.' },
  agency_viewer: { name: 'Viewer', what: 'Looks at training, bookings and certificates, changes nothing.' },
};
