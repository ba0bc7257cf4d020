import { DeskPage } from '../../ui/DeskPage.tsx';

/** Team. */
export function Team() {
  return <DeskPage title="Team">{null}</DeskPage>;
}
