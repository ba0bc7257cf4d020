import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { TeamSearch } from './routes.ts';
import styles from './Team.module.css';
import { useTeamSearch } from './use-team-search.ts';

const statuses = [
  { value: '', label: 'Everybody' },
  { value: 'active', label: 'Active' },
  { value: 'invited', label: 'Invited' },
  { value: 'deactivated', label: 'Without access' },
];

const asStatus = (value: string): Pick<TeamSearch, 'status'> =>
  value === 'active' || value === 'invited' || value === 'deactivated' ? { status: value } : {};

/** Part of a name, and a status: both stand in the address. */
export function TeamFilters() {
  const { search, change } = useTeamSearch();
  const [typed, setTyped] = useState(search.search ?? '');
  const look = useDebouncedCallback((part: string) => {
    const { search: _before, page: _page, ...rest } = search;
    // one letter finds everybody: the server wants two
    change({ ...rest, ...(part.trim().length >= 2 ? { search: part.trim() } : {}) }, true);
  }, 250);
  const { status: _status, page: _page, ...others } = search;
  return (
    <div className={styles['filters']}>
      <TextInput
        label="Find somebody"
        placeholder="Name or e-mail"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          look(event.currentTarget.value);
        }}
      />
      <NativeSelect
        label="Status"
        data={statuses}
        value={search.status ?? ''}
        onChange={(event) => change({ ...others, ...asStatus(event.currentTarget.value) }, true)}
      />
    </div>
  );
}
