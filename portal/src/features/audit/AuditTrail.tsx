import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { consoleUrl, send } from '../../api/console.ts';
import { type Role, useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { NotForRole } from '../../ui/NotForRole.tsx';
import { Entries } from './Entries.tsx';
import { Filters } from './Filters.tsx';
import type { AuditSearch } from './search.ts';
import { Verify } from './Verify.tsx';
import type { Entry } from './words.ts';

const route = getRouteApi('/app/audit');

/** Entries a page. */
const pageRows = 50;

const useEntries = (search: AuditSearch) =>
  useInfiniteQuery({
    queryKey: ['console', '/audit-entries', search] as const,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      send(
        'get',
        '/audit-entries',
        { query: { ...search, per_page: pageRows, ...(pageParam === null ? {} : { after: pageParam }) } },
        { signal },
      ),
    getNextPageParam: (page) => page.next,
  });

function Shown({ entries }: { readonly entries: readonly Entry[] }) {
  if (entries.length > 0) return <Entries entries={entries} />;
  return (
    <EmptyState title="No entries">
      Whatever is changed, by people, programs or Veriward itself, is written down here. Nothing matches these
      filters.
    </EmptyState>
  );
}

const readers: readonly Role[] = ['agency_owner', 'agency_admin', 'staff_admin'];

/** Who did what to which, and when. */
export function AuditTrail() {
  const { role } = useSession().person;
  if (readers.includes(role)) return <Trail />;
  return (
    <DeskPage title="Audit trail">
      <NotForRole title="The audit trail is for owners and admins">
        They can look up who did what, and when.
      </NotForRole>
    </DeskPage>
  );
}

function Trail() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useEntries(search);
  return (
    <DeskPage
      title="Audit trail"
      lead="Who did what, to what, and when. Nothing here can be changed or removed."
      actions={
        <Button
          component="a"
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          href={consoleUrl('/audit-entries/export', { query: { ...search } })}
          download
        >
          Download CSV
        </Button>
      }
    >
      <Card>
        <Verify organisationId={search.organisation_id} />
      </Card>
      <Card>
        <Filters search={search} onChange={(next) => void navigate({ search: next })} />
        <Loaded query={query} what="The audit trail" height={420}>
          {({ pages }) => <Shown entries={pages.flatMap((page) => page.data)} />}
        </Loaded>
        {query.hasNextPage ? (
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Show older entries
          </Button>
        ) : null}
      </Card>
    </DeskPage>
  );
}
