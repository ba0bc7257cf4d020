export { getStaffOverview } from './staff-overview.ts';
