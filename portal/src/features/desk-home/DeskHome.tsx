import { DeskPage } from '../../ui/DeskPage.tsx';

/** Home. */
export function DeskHome() {
  return <DeskPage title="Home">{null}</DeskPage>;
}
