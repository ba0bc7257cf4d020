export { authenticatePartnerKey, type PartnerCaller } from './authenticate-partner-key.ts';
export {
  addReferralNote,
  appendReferralConsent,
  assignReferral,
  correctReferral,
  dismissReferralMatch,
  eraseReferral,
  moveReferralAppointment,
  type ReferralTarget,
} from './change-referral.ts';
export { consentFlaw } from './consent-flaw.ts';
export { partnerProblems, referralProblems } from './errors.ts';
export { getEvidenceSheet } from './evidence-sheet.ts';
export { exportPartnerReferrals, exportStaffReferrals } from './export-referrals.ts';
export { getReferralCase, type ReferralCase } from './get-case.ts';
export { referralJobs } from './jobs.ts';
export {
  countReferrals,
  hintsOf,
  listStaffReferrals,
  referralHints,
  type StaffReferral,
} from './list-referrals.ts';
export { moveReferral, withdrawReferral } from './move-referral.ts';
export {
  createPartnerKey,
  getPartnerKey,
  isLivePartnerKey,
  listPartnerKeys,
  type PartnerKey,
  revokeDemoPartnerKeys,
  revokePartnerKey,
  rotatePartnerKey,
} from './partner-keys.ts';
export { getPartnerReferral, listPartnerReferrals, type PartnerReferral } from './partner-view.ts';
export {
  createPartner,
  editPartner,
  getPartner,
  listPartners,
  partnersOfOrganisation,
  type ReferralPartner,
  setPartnerStatus,
} from './partners.ts';
export { provinceCodeOf, provinceCodes } from './province.ts';
export {
  consentMethods,
  contactChannels,
  contactResults,
  type ReferralRules,
  referralOutcomes,
  referralStatuses,
  rejectReasons,
} from './referral.ts';
export { admitIdentifier } from './sandbox.ts';
export { endReferralRetention, planReferralMails } from './sweeps.ts';
export { takeReferral } from './take-referral.ts';
