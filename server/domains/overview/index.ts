export { getStaffOverview, type StaffOverview } from './staff-overview.ts';
