import { DeskPage } from '../../ui/DeskPage.tsx';

/** Courses and places. */
export function Catalogue() {
  return <DeskPage title="Courses and places">{null}</DeskPage>;
}
