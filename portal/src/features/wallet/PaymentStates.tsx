import { Button, CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { read, type Schemas } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { showDay, showPence, showTime } from '../../ui/format.ts';
import { Status } from '../../ui/Status.tsx';
import { showAmount } from './amounts.ts';
import { useWalletSearch } from './use-wallet-search.ts';
import styles from './Wallet.module.css';

type TopUp = Schemas.CardTopUp;

/** How often a payment that is awaited is looked at, in milliseconds. */
const lookEveryMs = 3_000;

const whatOf = ({ course_id, course_name, amount }: TopUp) =>
  course_name === null
    ? showAmount(course_id, amount)
    : `${showAmount(course_id, amount)} for ${course_name}`;

function Pending({ topUp }: { readonly topUp: TopUp }) {
  return (
    <>
      <p>
        <Status tone="info">Awaiting payment</Status> {whatOf(topUp)}: {showPence(topUp.price_pence)}, can be
        paid until {showTime(topUp.expires_at)}. Nothing was taken so far.
      </p>
      {topUp.checkout_url ? (
        <Button component="a" href={topUp.checkout_url} variant="light">
          Continue to the payment
        </Button>
      ) : null}
    </>
  );
}

function Outcome({ topUp }: { readonly topUp: TopUp }) {
  if (topUp.status === 'completed')
    return (
      <p>
        <Status tone="good">Paid</Status> {whatOf(topUp)} for {showPence(topUp.price_pence)}
        {topUp.completed_at ? ` on ${showDay(topUp.completed_at)}` : ''}, by {topUp.started_by.name}. The
        wallet has it.
      </p>
    );
  return (
    <p>
      <Status tone="quiet">Not paid</Status> {whatOf(topUp)}: no payment arrived within the hour. If one still
      comes, it goes back to the card by itself.
    </p>
  );
}

/** The payment somebody comes back from, or looks at. */
function OneState({ topUpId }: { readonly topUpId: number }) {
  const id = useOrganisationId();
  const { change } = useWalletSearch();
  const { data } = useQuery({
    ...read('/organisations/{id}/card-top-ups/{topUpId}', { path: { id, topUpId } }),
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? lookEveryMs : false),
  });
  if (!data) return null;
  return (
    <div className={styles['notice']} role="status">
      {data.status === 'pending' ? <Pending topUp={data} /> : <Outcome topUp={data} />}
      <CloseButton aria-label="Dismiss" onClick={() => change({ top_up: undefined })} />
    </div>
  );
}

/** Payments by card that were begun and not finished, and the one in the address. */
export function PaymentStates() {
  const id = useOrganisationId();
  const { search } = useWalletSearch();
  const { data } = useQuery(
    read('/organisations/{id}/card-top-ups', {
      path: { id },
      query: { status: 'pending', page: 1, per_page: 5 },
    }),
  );
  const others = (data?.data ?? []).filter((topUp) => topUp.id !== search.top_up && topUp.checkout_url);
  return (
    <>
      {search.top_up ? <OneState topUpId={search.top_up} /> : null}
      {others.map((topUp) => (
        <div key={topUp.id} className={styles['notice']}>
          <Pending topUp={topUp} />
        </div>
      ))}
    </>
  );
}
