import { DeskPage } from '../../ui/DeskPage.tsx';

/** Organisations. */
export function Organisations() {
  return <DeskPage title="Organisations">{null}</DeskPage>;
}
