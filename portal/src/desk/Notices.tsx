import { Notifications } from '@mantine/notifications';

/** Where notices appear. Loaded once the page stands: what is noticed before is shown then. */
export default function Notices() {
  return <Notifications position="bottom-right" />;
}
