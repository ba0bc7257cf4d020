export { findBookingPage } from './find-booking-page.ts';
export { findOrganisationByCode } from './find-organisation.ts';
export { getTrainingProfile } from './training-profile.ts';
