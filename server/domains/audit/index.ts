export { type Actor, type ActorParams, actorParams, actorRow, systemActor } from './actor.ts';
export { auditDetails } from './audit-entry.ts';
export { verifyAllAuditChains, verifyAuditChain } from './verify-chain.ts';
