import { DeskPage } from '../../ui/DeskPage.tsx';

/** Wallet. */
export function Wallet() {
  return <DeskPage title="Wallet">{null}</DeskPage>;
}
