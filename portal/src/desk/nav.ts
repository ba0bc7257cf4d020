import {
  IconAddressBook,
  IconAward,
  IconBuilding,
  IconBuildingBank,
  IconCalendar,
  IconCalendarTime,
  IconClipboardCheck,
  IconCode,
  IconHeartRateMonitor,
  IconHistory,
  IconHome,
  IconMailForward,
  IconMapSearch,
  IconMessages,
  IconPackage,
  IconSchool,
  IconStethoscope,
  IconTicket,
  IconUsers,
  IconVideo,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Role } from '../session/session.ts';

/** One entry of the desk's navigation. */
export interface NavEntry {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: string;
  readonly icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>;
  readonly roles: readonly Role[];
}

/** Entries under one heading. */
export interface NavGroup {
  readonly label: string;
  readonly entries: readonly NavEntry[];
}

const agency: readonly Role[] = ['agency_owner', 'agency_admin', 'agency_manager', 'agency_viewer'];
const bookers: readonly Role[] = ['agency_owner', 'agency_admin', 'agency_manager'];
const owners: readonly Role[] = ['agency_owner', 'agency_admin'];
const admin: readonly Role[] = ['staff_admin'];
const caseWorkers: readonly Role[] = ['staff_admin', 'staff_clinician'];

/** The whole desk; each role sees its own part of it. */
const groups: readonly NavGroup[] = [
  {
    label: 'Overview',
    entries: [
      { to: '/app', label: 'Home', icon: IconHome, roles: [...agency, ...admin] },
      { to: '/app/classes', label: 'My classes', icon: IconClipboardCheck, roles: ['staff_trainer'] },
    ],
  },
  {
    label: 'Training',
    entries: [
      { to: '/app/find', label: 'Find training', icon: IconMapSearch, roles: agency },
      { to: '/app/calendar', label: 'Calendar', icon: IconCalendar, roles: admin },
      { to: '/app/reviews', label: 'PMVA reviews', icon: IconStethoscope, roles: admin },
      { to: '/app/bookings', label: 'Bookings', icon: IconTicket, roles: [...agency, ...admin] },
      {
        to: '/app/remote-sessions',
        label: 'Remote sessions',
        icon: IconVideo,
        roles: [...agency, ...admin, 'staff_trainer'],
      },
      { to: '/app/invites', label: 'Invites', icon: IconMailForward, roles: agency },
      { to: '/app/certificates', label: 'Certificates', icon: IconAward, roles: agency },
      {
        to: '/app/availability',
        label: 'Availability',
        icon: IconCalendarTime,
        roles: [...admin, 'staff_trainer'],
      },
      { to: '/app/kits', label: 'Kits', icon: IconPackage, roles: admin },
      { to: '/app/catalogue', label: 'Courses and places', icon: IconSchool, roles: admin },
    ],
  },
  {
    label: 'People',
    entries: [
      {
        to: '/app/interviews',
        label: 'Interviews',
        icon: IconMessages,
        roles: [...agency, ...admin, 'staff_clinician'],
      },
      { to: '/app/referrals', label: 'Referrals', icon: IconAddressBook, roles: [...agency, ...caseWorkers] },
      { to: '/app/team', label: 'Team', icon: IconUsers, roles: [...bookers, ...admin] },
    ],
  },
  {
    label: 'Account',
    entries: [
      { to: '/app/wallet', label: 'Wallet', icon: IconBuildingBank, roles: agency },
      { to: '/app/developers', label: 'Developers', icon: IconCode, roles: owners },
      { to: '/app/organisations', label: 'Organisations', icon: IconBuilding, roles: admin },
      { to: '/app/audit', label: 'Audit trail', icon: IconHistory, roles: [...owners, ...admin] },
      { to: '/app/health', label: 'System health', icon: IconHeartRateMonitor, roles: admin },
    ],
  },
];

/** What one role finds in its navigation. */
export function navOf(role: Role): readonly NavGroup[] {
  return groups
    .map(({ label, entries }) => ({ label, entries: entries.filter((entry) => entry.roles.includes(role)) }))
    .filter(({ entries }) => entries.length > 0);
}
