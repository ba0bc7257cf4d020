import { DeskPage } from '../../ui/DeskPage.tsx';

/** Kits. */
export function Kits() {
  return <DeskPage title="Kits">{null}</DeskPage>;
}
