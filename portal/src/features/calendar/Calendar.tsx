import { DeskPage } from '../../ui/DeskPage.tsx';

/** Calendar. */
export function Calendar() {
  return <DeskPage title="Calendar">{null}</DeskPage>;
}
