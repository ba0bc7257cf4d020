import type { Role } from '../../session/session.ts';

const keepers: readonly Role[] = ['staff_admin', 'agency_owner', 'agency_admin', 'agency_manager'];

/** Who may move and cancel bookings; viewers and trainers may not. */
export const keepsBookings = (role: Role): boolean => keepers.includes(role);
