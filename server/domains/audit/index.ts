export { type Actor, type ActorParams, actorColumns, actorParams, actorRow, systemActor } from './actor.ts';
export { auditDetails } from './audit-entry.ts';
export { exportAuditEntries } from './export-entries.ts';
export { type AuditEntry, type AuditFilter, type AuditPlace, listAuditEntries } from './list-entries.ts';
export { listAuditChains, verifyAllAuditChains, verifyAuditChain } from './verify-chain.ts';
