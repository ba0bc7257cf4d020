import { DeskPage } from '../../ui/DeskPage.tsx';

/** System health. */
export function Health() {
  return <DeskPage title="System health">{null}</DeskPage>;
}
