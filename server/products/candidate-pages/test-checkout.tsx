import type { ReactNode } from 'react';
import type { LayoutProps } from './layout.tsx';
import { Form, Notice } from './pieces.tsx';
import { tellPounds } from './wording.ts';

/** What the test checkout shows, whatever is paid for. */
interface TestCheckoutProps {
  /** In whose place it stands. */
  readonly payee: 'the card company' | 'PayPal';
  readonly amountPence: number;
  /** Whose card it is. */
  readonly holder: string;
  /** Of the page: its form is sent to where it came from. */
  readonly path: string;
  readonly wasDeclined: boolean;
  readonly token: string;
  /** How to go without paying. */
  readonly leave: ReactNode;
}

/** Fields of a card that cannot be changed: nobody shall type a real one into a test. */
function TestCard({ holder }: { readonly holder: string }) {
  return (
    <div className="card">
      <label className="field wide">
        <span className="label">Card number</span>
        <input value="4242 4242 4242 4242" readOnly={true} autoComplete="off" />
      </label>
      <label className="field">
        <span className="label">Expires</span>
        <input value="12 / 34" readOnly={true} autoComplete="off" />
      </label>
      <label className="field">
        <span className="label">Security code</span>
        <input value="123" readOnly={true} autoComplete="off" />
      </label>
      <label className="field wide">
        <span className="label">Name on card</span>
        <input value={holder} readOnly={true} autoComplete="off" />
      </label>
    </div>
  );
}

/** A checkout like the real one, with which no money moves. */
export function TestCheckout(props: TestCheckoutProps) {
  const { payee, amountPence, holder, path, wasDeclined, token, leave } = props;
  const isCard = payee === 'the card company';
  return (
    <>
      {wasDeclined ? (
        <Notice tone="bad" title={isCard ? 'The card was declined' : 'The payment was declined'}>
          <p>Nothing was taken. You can try again until the time above.</p>
        </Notice>
      ) : null}
      <div className="testBand">
        <span className="testWord">Test mode.</span> This stands in for {payee}’s page. No{' '}
        {isCard ? 'card' : 'account'} is charged and no money moves.
      </div>
      <h2>{isCard ? 'Pay by card' : 'Pay with PayPal'}</h2>
      <Form action={path} token={token} className="stack">
        {isCard ? <TestCard holder={holder} /> : null}
        <button type="submit" name="action" value="pay" className="button">
          Pay {tellPounds(amountPence)}
        </button>
        <button type="submit" name="action" value="decline" className="button quiet">
          {isCard ? 'Decline the card' : 'Decline'}
        </button>
      </Form>
      <p className="small">{leave}</p>
    </>
  );
}

/** Something that was to be paid in a test, found after real payments began. */
export function testIsOverPage(props: {
  readonly payee: 'the card company' | 'PayPal';
  readonly amountPence: number;
  readonly path: string;
  readonly intro: ReactNode;
}): LayoutProps {
  const isCard = props.payee === 'the card company';
  return {
    title: 'The test payment page is closed',
    heading: 'The test payment page is closed',
    intro: props.intro,
    children: (
      <div className="stack">
        <p>
          This payment was begun while we were testing. <strong>Payments are real now</strong>, so the test
          page takes none any more. Nothing was taken{isCard ? ' from your card' : ''}.
        </p>
        <p>
          <a href={props.path} className="button">
            Go on to pay {tellPounds(props.amountPence)} {isCard ? 'by card' : 'with PayPal'}
          </a>
        </p>
        <p className="small">
          The next page is {props.payee}’s own. {isCard ? 'Your card is charged there.' : 'You pay there.'}
        </p>
      </div>
    ),
  };
}
