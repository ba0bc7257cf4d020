import type { ReactNode } from 'react';
import type { TopUp } from '../../domains/wallet/index.ts';
import type { LayoutProps } from './layout.tsx';
import { Clock, Notice } from './pieces.tsx';
import { TestCheckout, testIsOverPage } from './test-checkout.tsx';
import { tellCount, tellPounds } from './wording.ts';

/** Where a top-up stands, as whoever pays it would say it. */
export type TopUpState = 'to_pay' | 'returned' | 'checked' | 'over' | 'completed';

const headings: Record<TopUpState, (topUp: TopUp) => string> = {
  to_pay: ({ price_pence }) => `Pay ${tellPounds(price_pence)}`,
  returned: () => 'We are waiting for the card company',
  checked: () => 'We are checking your payment',
  over: () => 'The time to pay is over',
  completed: () => 'Thank you: it is paid',
};

function tellWhat({ course_name, amount }: TopUp): string {
  return course_name === null
    ? `${tellPounds(amount)} for the balance`
    : `${tellCount(amount / 100, 'credit')} for ${course_name}`;
}

/** The way back into the portal, which tells there what became of it. */
function BackToWallet({ topUp }: { readonly topUp: TopUp }) {
  return (
    <p>
      <a href={`/app/wallet?top_up=${topUp.id}`} className="button quiet">
        Back to your wallet
      </a>
    </p>
  );
}

/** What is paid, for whom, and until when. */
function TopUpIntro({ topUp }: { readonly topUp: TopUp }) {
  return (
    <>
      <p>
        <strong>{tellWhat(topUp)}</strong>
        <br />
        {topUp.organisation_name}
      </p>
      {topUp.seconds_left > 0 ? (
        <Clock before="It can be paid until" until={topUp.expires_at} secondsLeft={topUp.seconds_left} />
      ) : null}
    </>
  );
}

const bodies: Record<Exclude<TopUpState, 'to_pay'>, (topUp: TopUp) => ReactNode> = {
  returned: () => <p>It usually takes a few seconds. This page looks again by itself.</p>,
  checked: () => (
    <p>The card company is telling us whether your payment arrived. This page looks again by itself.</p>
  ),
  over: () => (
    <p>
      No payment arrived within the hour. If one still comes, it goes back to the card by itself. Start again
      in the portal.
    </p>
  ),
  completed: (topUp) => (
    <p>
      {tellWhat(topUp)}: {topUp.organisation_name} has it now.
    </p>
  ),
};

/** Where a top-up stands. */
export function topUpPage(topUp: TopUp, state: Exclude<TopUpState, 'to_pay'>): LayoutProps {
  const heading = headings[state](topUp);
  return {
    title: heading,
    heading,
    intro: <TopUpIntro topUp={topUp} />,
    refreshSeconds: state === 'returned' || state === 'checked' ? 5 : undefined,
    children: (
      <div className="stack">
        {bodies[state](topUp)}
        <BackToWallet topUp={topUp} />
      </div>
    ),
  };
}

/** The test checkout of a top-up. */
export function topUpTestPage(
  topUp: TopUp,
  form: { readonly path: string; readonly wasDeclined: boolean; readonly token: string },
): LayoutProps {
  const heading = headings.to_pay(topUp);
  return {
    title: `${form.wasDeclined ? 'Declined: ' : ''}${heading}`,
    heading,
    intro: <TopUpIntro topUp={topUp} />,
    children: (
      <div className="stack">
        <TestCheckout
          payee="the card company"
          {...form}
          amountPence={topUp.price_pence}
          holder={topUp.person_name}
          leave="To leave without paying, go back. The link works until the time above."
        />
        <BackToWallet topUp={topUp} />
      </div>
    ),
  };
}

/** The test checkout of before, now that payments are real. */
export function unpaidTopUpTestPage(topUp: TopUp, path: string): LayoutProps {
  return testIsOverPage({
    payee: 'the card company',
    amountPence: topUp.price_pence,
    path,
    intro: <TopUpIntro topUp={topUp} />,
  });
}

/** The provider cannot be reached: says so and tries again by itself. */
export function topUpLaterPage(topUp: TopUp, path: string): LayoutProps {
  return {
    title: 'Payment is not reachable',
    heading: 'The payment page cannot be reached right now',
    intro: <TopUpIntro topUp={topUp} />,
    refreshSeconds: 6,
    children: (
      <div className="stack">
        <Notice tone="warn" title="Nothing was taken from your card">
          <p>The company that takes card payments for us does not answer at the moment.</p>
        </Notice>
        <p>
          <strong>This page tries again every few seconds</strong> and takes you there as soon as it works.
        </p>
        <p>
          <a href={path} className="button quiet">
            Try again now
          </a>
        </p>
      </div>
    ),
  };
}
