import { DeskPage } from '../../ui/DeskPage.tsx';

/** My classes. */
export function Classes() {
  return <DeskPage title="My classes">{null}</DeskPage>;
}
