import { Button, SegmentedControl } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { InviteStaff } from './InviteStaff.tsx';
import { PeopleList } from './PeopleList.tsx';
import { StaffRoles } from './StaffRoles.tsx';
import { TeamFilters } from './TeamFilters.tsx';
import { useTeamSearch } from './use-team-search.ts';

const sides = [
  { value: 'provider', label: 'Our staff' },
  { value: 'organisations', label: 'People of organisations' },
];

/** Everybody who signs in: the provider's staff, and on demand the people of all organisations. */
export function StaffTeam() {
  const { search, change } = useTeamSearch();
  const { of, invite, page, status, search: part } = search;
  const query = useQuery(
    read('/people', {
      query: {
        kind: of ? 'member' : 'staff',
        ...(page ? { page } : {}),
        ...(status ? { status } : {}),
        ...(part ? { search: part } : {}),
      },
    }),
  );
  return (
    <DeskPage
      title="Team"
      lead="Everybody who signs in: help with a lost telephone, a new role, an invitation that went astray."
      actions={
        invite ? null : (
          <Button
            leftSection={<IconUserPlus size={18} aria-hidden />}
            onClick={() => change({ ...search, invite: true })}
          >
            Invite staff
          </Button>
        )
      }
    >
      {invite ? <InviteStaff /> : null}
      <Card>
        <SegmentedControl
          aria-label="Whose people"
          data={sides}
          value={of ?? 'provider'}
          onChange={(value) => change(value === 'organisations' ? { of: value } : {})}
        />
        <TeamFilters />
        <Loaded query={query} what="People">
          {(list) => <PeopleList list={list} mayManage />}
        </Loaded>
      </Card>
      <StaffRoles />
    </DeskPage>
  );
}
