import { useSession } from '../../session/session.ts';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { NotForRole } from '../../ui/NotForRole.tsx';
import { AgencyTeam } from './AgencyTeam.tsx';
import { StaffTeam } from './StaffTeam.tsx';

/** Team: an organisation's own people, or for the provider its staff and everybody else. */
export function Team() {
  const { organisation, person } = useSession();
  if (person.role === 'agency_viewer')
    return (
      <DeskPage title="Team">
        <NotForRole title="The team is not for viewers">
          Managers, admins and owners of your organisation see who acts for it.
        </NotForRole>
      </DeskPage>
    );
  return organisation ? <AgencyTeam organisationId={organisation.id} /> : <StaffTeam />;
}
