import { DeskPage } from '../../ui/DeskPage.tsx';

/** Availability. */
export function Availability() {
  return <DeskPage title="Availability">{null}</DeskPage>;
}
