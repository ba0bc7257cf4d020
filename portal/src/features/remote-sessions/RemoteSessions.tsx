import { DeskPage } from '../../ui/DeskPage.tsx';

/** Remote sessions. */
export function RemoteSessions() {
  return <DeskPage title="Remote sessions">{null}</DeskPage>;
}
