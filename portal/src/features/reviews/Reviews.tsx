import { DeskPage } from '../../ui/DeskPage.tsx';

/** PMVA reviews. */
export function Reviews() {
  return <DeskPage title="PMVA reviews">{null}</DeskPage>;
}
