import { DeskPage } from '../../ui/DeskPage.tsx';

/** Developers. */
export function Developers() {
  return <DeskPage title="Developers">{null}</DeskPage>;
}
