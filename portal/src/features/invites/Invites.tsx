import { DeskPage } from '../../ui/DeskPage.tsx';

/** Invites. */
export function Invites() {
  return <DeskPage title="Invites">{null}</DeskPage>;
}
