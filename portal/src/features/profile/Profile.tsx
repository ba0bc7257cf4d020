import { DeskPage } from '../../ui/DeskPage.tsx';

/** Profile and security. */
export function Profile() {
  return <DeskPage title="Profile and security">{null}</DeskPage>;
}
