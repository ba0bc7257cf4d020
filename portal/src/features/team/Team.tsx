import { useSession } from '../../session/session.ts';
import { AgencyTeam } from './AgencyTeam.tsx';
import { StaffTeam } from './StaffTeam.tsx';

/** Team: an organisation's own people, or for the provider its staff and everybody else. */
export function Team() {
  const { organisation } = useSession();
  return organisation ? <AgencyTeam organisationId={organisation.id} /> : <StaffTeam />;
}
