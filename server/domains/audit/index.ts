export type { Actor } from './actor.ts';
export { auditDetails } from './audit-entry.ts';
export { verifyAllAuditChains, verifyAuditChain } from './verify-chain.ts';
