import { DeskPage } from '../../ui/DeskPage.tsx';

/** Interviews. */
export function Interviews() {
  return <DeskPage title="Interviews">{null}</DeskPage>;
}
