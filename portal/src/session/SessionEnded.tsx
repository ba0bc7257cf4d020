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
    // Somebody else sees nothing of what the person before had open or typed.
    if (session.person.id !== person.id) {
      window.location.assign('/app');
      return;
    }
    noteSessionBegun();
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
      <p style={{ marginTop: '1rem', fontSize: '0.9375rem' }}>
        Not {person.name}? <a href="/sign-in">Sign in as somebody else</a>; what is open here is closed then.
      </p>
    </Modal>
  );
}
