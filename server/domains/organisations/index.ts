export { findOrganisationByCode } from './find-organisation.ts';
export { getTrainingProfile } from './training-profile.ts';
