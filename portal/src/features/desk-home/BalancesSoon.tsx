import { Skeleton } from '@mantine/core';
import { useLater } from '../../desk/use-later.ts';
import { Card } from '../../ui/Card.tsx';

const load = () => import('./Balances.tsx').then(({ Balances }) => Balances);

/** What the wallets hold. Asked for once the rest of the page stands: nobody waits for it. */
export function BalancesSoon() {
  const Balances = useLater(load);
  return <Card title="Balances">{Balances ? <Balances /> : <Skeleton height={160} />}</Card>;
}
