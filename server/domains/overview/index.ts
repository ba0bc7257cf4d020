export { getAgencyOverview } from './agency-overview.ts';
export { getStaffOverview } from './staff-overview.ts';
