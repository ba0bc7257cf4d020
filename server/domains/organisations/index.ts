export { listCourseRates, type RatedProduct, setCourseRate } from './course-rates.ts';
export { organisationProblems } from './errors.ts';
export { findBookingPage } from './find-booking-page.ts';
export { findOrganisationByCode } from './find-organisation.ts';
export { getOrganisation, listOrganisations, type OrganisationDetail } from './list-organisations.ts';
export {
  createOrganisation,
  editBlsSettings,
  editOrganisation,
  editTrainingSettings,
  setOrganisationProducts,
  setOrganisationStatus,
} from './manage-organisation.ts';
export { numberedList } from './numbered-list.ts';
export { getTrainingProfile } from './training-profile.ts';
