import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useChange } from '../../api/console.ts';
import { readAll } from '../../api/read-all.ts';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { notify } from '../../ui/notify.tsx';

/** The kits that are used no more, and the way back for them. */
export function RetiredKits() {
  const query = useQuery(readAll('/virtual-bls/kits', { place: 'retired' }));
  const edit = useChange('patch', '/virtual-bls/kits/{id}');
  if (!query.data || query.data.length === 0) return null;
  return (
    <Card title="Out of use">
      <DataTable
        caption="Kits that are used no more"
        rows={query.data}
        rowKey={(kit) => kit.id}
        columns={[
          { header: 'Kit', cell: (kit) => kit.bar_code },
          { header: 'Why', cell: (kit) => kit.note ?? 'No note' },
          {
            header: 'Use',
            align: 'end',
            cell: (kit) => (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Put back in use: ${kit.bar_code}`}
                onClick={() =>
                  edit.mutate(
                    { path: { id: kit.id }, body: { is_retired: false } },
                    { onSuccess: () => notify(`${kit.bar_code} is in stock.`) },
                  )
                }
              >
                Put back in use
              </Button>
            ),
          },
        ]}
      />
    </Card>
  );
}
