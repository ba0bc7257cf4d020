import { type Answer, useChange } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import type { Person } from './person-words.tsx';

/** Role of a member. */
export type MemberRole = 'agency_owner' | 'agency_admin' | 'agency_manager' | 'agency_viewer';

/** Role of the provider's people. */
export type StaffRole = 'staff_admin' | 'staff_trainer' | 'staff_clinician';

type Done = Promise<Answer<'post', '/people/{id}/deactivate'>>;

/** What can be done about an account; each rejects with RequestFailed. */
export interface PersonActs {
  readonly deactivate: () => Done;
  readonly reactivate: () => Done;
  readonly resend: () => Done;
  readonly setRole: (role: Person['role'], trainerId?: number) => Done;
}

/** As a member of the same organisation. */
function useMemberActs(person: Person): PersonActs {
  const path = { id: person.organisation_id ?? 0, memberId: person.id };
  const deactivate = useChange('post', '/organisations/{id}/members/{memberId}/deactivate');
  const reactivate = useChange('post', '/organisations/{id}/members/{memberId}/reactivate');
  const resend = useChange('post', '/organisations/{id}/members/{memberId}/resend-invitation');
  const edit = useChange('patch', '/organisations/{id}/members/{memberId}');
  return {
    deactivate: () => deactivate.mutateAsync({ path }),
    reactivate: () => reactivate.mutateAsync({ path }),
    resend: () => resend.mutateAsync({ path }),
    setRole: (role) => edit.mutateAsync({ path, body: { role: role as MemberRole } }),
  };
}

/** As an administrator of the provider. */
function useStaffActs(person: Person): PersonActs {
  const path = { id: person.id };
  const deactivate = useChange('post', '/people/{id}/deactivate');
  const reactivate = useChange('post', '/people/{id}/reactivate');
  const resend = useChange('post', '/people/{id}/resend-invitation');
  const edit = useChange('patch', '/people/{id}');
  return {
    deactivate: () => deactivate.mutateAsync({ path }),
    reactivate: () => reactivate.mutateAsync({ path }),
    resend: () => resend.mutateAsync({ path }),
    setRole: (role, trainerId) =>
      edit.mutateAsync({
        path,
        body: { role: role as StaffRole, ...(trainerId === undefined ? {} : { trainer_id: trainerId }) },
      }),
  };
}

/** What whoever is signed in can do about somebody's account. */
export function usePersonActs(person: Person): PersonActs {
  const { organisation } = useSession();
  const member = useMemberActs(person);
  const staff = useStaffActs(person);
  if (organisation) return member;
  return person.organisation_id === null ? staff : { ...staff, setRole: member.setRole };
}
