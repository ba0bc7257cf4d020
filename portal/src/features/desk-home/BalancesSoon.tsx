import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useQuiet } from '../../desk/use-quiet.ts';
import { Card } from '../../ui/Card.tsx';

const Balances = lazy(() => import('./Balances.tsx'));

/** What the wallets hold. Asked for once the rest of the page stands: nobody waits for it. */
export function BalancesSoon() {
  const isQuiet = useQuiet();
  const soon = <Skeleton height={160} />;
  return (
    <Card title="Balances">
      {isQuiet ? (
        <Suspense fallback={soon}>
          <Balances />
        </Suspense>
      ) : (
        soon
      )}
    </Card>
  );
}
