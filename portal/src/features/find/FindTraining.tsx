import { DeskPage } from '../../ui/DeskPage.tsx';

/** Find training. */
export function FindTraining() {
  return <DeskPage title="Find training">{null}</DeskPage>;
}
