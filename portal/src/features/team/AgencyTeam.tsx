import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { InviteMember } from './InviteMember.tsx';
import { PeopleList } from './PeopleList.tsx';
import { RoleTable } from './RoleTable.tsx';
import { TeamFilters } from './TeamFilters.tsx';
import { listQueryOf, useTeamSearch } from './use-team-search.ts';

/** The people of one organisation. */
export function AgencyTeam({ organisationId }: { readonly organisationId: number }) {
  const { person, organisation } = useSession();
  const { search, change } = useTeamSearch();
  const { invite } = search;
  const mayManage = person.role !== 'agency_manager';
  const query = useQuery(
    read('/organisations/{id}/members', {
      path: { id: organisationId },
      query: listQueryOf(search),
    }),
  );
  return (
    <DeskPage
      title="Team"
      lead={
        mayManage
          ? `Who acts for ${organisation?.name ?? 'your organisation'} here, and what each may do.`
          : 'Who is here. Owners and admins invite people and change roles.'
      }
      actions={
        mayManage && !invite ? (
          <Button
            leftSection={<IconUserPlus size={18} aria-hidden />}
            onClick={() => change({ ...search, invite: true })}
          >
            Invite somebody
          </Button>
        ) : null
      }
    >
      {mayManage && invite ? <InviteMember organisationId={organisationId} /> : null}
      <Card>
        <TeamFilters />
        <Loaded query={query} what="Your team">
          {(list) => <PeopleList list={list} mayManage={mayManage} />}
        </Loaded>
      </Card>
      <RoleTable />
    </DeskPage>
  );
}
