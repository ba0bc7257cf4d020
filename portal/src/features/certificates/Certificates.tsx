import { DeskPage } from '../../ui/DeskPage.tsx';

/** Certificates. */
export function Certificates() {
  return <DeskPage title="Certificates">{null}</DeskPage>;
}
