import { DeskPage } from '../../ui/DeskPage.tsx';

/** Bookings. */
export function Bookings() {
  return <DeskPage title="Bookings">{null}</DeskPage>;
}
