import { Link } from '@tanstack/react-router';
import { Card } from '../../ui/Card.tsx';
import { countOf, showPence } from '../../ui/format.ts';
import { HrefLink } from '../../ui/HrefLink.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Organisations.module.css';
import { type OrganisationRow, productName } from './products.ts';

type WalletRow = OrganisationRow['wallets'][number];

function Low({ wallet }: { readonly wallet: WalletRow }) {
  const low = [
    ...(wallet.is_money_low ? ['Money is low'] : []),
    ...(wallet.low_courses > 0 ? [`Credits low: ${countOf(wallet.low_courses, 'course')}`] : []),
  ];
  if (low.length === 0) return <Status tone="good">Enough</Status>;
  return low.map((word) => (
    <Status key={word} tone="warn">
      {word}
    </Status>
  ));
}

/** What the organisation has and where its work stands, each leading there. */
export function AtAGlance({ organisation: { id, wallets } }: { readonly organisation: OrganisationRow }) {
  return (
    <Card title="At a glance">
      {wallets.length === 0 ? <p className={styles['quiet']}>No wallet has been used yet.</p> : null}
      <ul className={styles['balances']}>
        {wallets.map((wallet) => (
          <li key={wallet.product}>
            <Link
              to="/app/organisations/$organisationId"
              params={{ organisationId: String(id) }}
              search={{ tab: 'wallet' }}
            >
              {productName(wallet.product)}
            </Link>
            <strong>{showPence(wallet.balance_pence)}</strong>
            <Low wallet={wallet} />
          </li>
        ))}
      </ul>
      <ul className={styles['ways']}>
        <li>
          <HrefLink href={`/app/bookings?organisation_id=${id}&sort=start_date&sort_dir=desc`}>
            Bookings
          </HrefLink>
        </li>
        <li>
          <HrefLink href={`/app/bookings?organisation_id=${id}&pay_status=pending`}>Unpaid bookings</HrefLink>
        </li>
        <li>
          <HrefLink href={`/app/remote-sessions?organisation_id=${id}`}>Remote sessions</HrefLink>
        </li>
        <li>
          <HrefLink href={`/app/audit?organisation_id=${id}`}>Audit trail</HrefLink>
        </li>
      </ul>
    </Card>
  );
}
