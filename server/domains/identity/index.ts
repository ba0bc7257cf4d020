export { createApiKey, deactivateApiKey, isActiveApiKey } from './api-key.ts';
export { authenticateApiKey, type KeyHolder } from './authenticate-api-key.ts';
export { authenticateToken, revokeTokenPair, type TokenHolder } from './authenticate-token.ts';
export { changePassword } from './change-password.ts';
export { isDemoPassword, resetDemoPeople } from './demo-people.ts';
export { identityProblems, peopleProblems } from './errors.ts';
export { exchangeApiKey } from './exchange-api-key.ts';
export { type ApiKey, getApiKey, listApiKeys } from './list-api-keys.ts';
export { identityJobs } from './mail-password-link.ts';
export {
  createPerson,
  deactivatePerson,
  editPerson,
  type PersonTarget,
  reactivatePerson,
  resendInvitation,
} from './manage-people.ts';
export {
  endOtherSessions,
  endOwnSession,
  listOwnSessions,
  type OwnSession,
} from './own-sessions.ts';
export { passwordLength } from './password.ts';
export { readPasswordLink, requestPasswordLink, setPasswordByLink } from './password-links.ts';
export { getPerson, listPeople, type Person, personStatuses } from './people.ts';
export { apiProducts } from './products.ts';
export { countRecoveryCodes, issueRecoveryCodes } from './recovery-codes.ts';
export { refreshTokenPair } from './refresh-token-pair.ts';
export { removeEndedTokens } from './remove-ended-tokens.ts';
export { memberRoles, type Role, roles, staffRoles } from './roles.ts';
export { findSession, removeEndedSessions, type SessionHolder, signOut } from './session.ts';
export { signIn } from './sign-in.ts';
export { removeOldAttempts } from './throttle.ts';
export type { TokenPair } from './token-pair.ts';
export { confirmTotp, disableTotp, enrolTotp, resetTotp } from './totp.ts';
