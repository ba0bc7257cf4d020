import { DeskPage } from '../../ui/DeskPage.tsx';

/** Referrals. */
export function Referrals() {
  return <DeskPage title="Referrals">{null}</DeskPage>;
}
