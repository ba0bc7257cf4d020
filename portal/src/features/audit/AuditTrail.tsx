import { DeskPage } from '../../ui/DeskPage.tsx';

/** Audit trail. */
export function AuditTrail() {
  return <DeskPage title="Audit trail">{null}</DeskPage>;
}
