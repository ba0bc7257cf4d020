import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { noteSessionBegun } from './ended.ts';
import { SignInForm } from './SignInForm.tsx';
import { type Session, useSession } from './session.ts';

/** Over the open page when the session ended in the middle of work: signing in again leaves everything as it was typed. */
export function SessionEnded() {
  const { person } = useSession();
  const queries = useQueryClient();
  const goOn = (session: Session) => {
    noteSessionBegun();
    // Somebody else sees nothing of what the person before had open.
    if (session.person.id !== person.id) window.location.assign('/app');
    void queries.invalidateQueries({ queryKey: ['console'] });
  };
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title="Your session has ended"
      centered
    >
      <p style={{ marginBottom: '1rem' }}>
        Sign in again to go on. What you have typed is still there, behind this window.
      </p>
      <SignInForm email={person.email} onSignedIn={goOn} />
    </Modal>
  );
}
