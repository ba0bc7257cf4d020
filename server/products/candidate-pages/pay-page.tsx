import type { LayoutProps } from './layout.tsx';
import type { PaySubject, PayWords } from './pay-subject.ts';
import { Clock, Notice, Ticket } from './pieces.tsx';
import { TestCheckout, testIsOverPage } from './test-checkout.tsx';
import { tellPounds } from './wording.ts';

/** What every payment page shows. */
export interface PayPage {
  readonly subject: PaySubject;
  readonly words: PayWords;
  readonly amountPence: number;
  readonly paths: { readonly pay: string; readonly booking: string };
}

function PayIntro({ subject, words }: PayPage) {
  const { expiresAt, secondsLeft, occasion } = subject;
  return (
    <>
      {expiresAt === null ? null : (
        <Clock before={`Your ${words.kept} is kept until`} until={expiresAt} secondsLeft={secondsLeft ?? 0} />
      )}
      <Ticket event={occasion} />
    </>
  );
}

const around = (page: PayPage) => ({
  step: 'Step 3 of 3',
  intro: <PayIntro {...page} />,
  contact: page.subject.contact,
});

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Step 3 in a sandbox: a checkout like the real one, with which no money moves. */
export function testCheckoutPage(
  page: PayPage,
  form: { readonly wasDeclined: boolean; readonly token: string },
): LayoutProps {
  const { amountPence, words, paths, subject } = page;
  return {
    ...around(page),
    title: `${form.wasDeclined ? 'Declined: ' : ''}Pay ${tellPounds(amountPence)} · ${subject.occasion.course_name}`,
    heading: `Pay ${tellPounds(amountPence)} to keep your ${words.kept}`,
    children: (
      <TestCheckout
        {...form}
        payee={words.payee}
        amountPence={amountPence}
        path={paths.pay}
        holder={subject.holder}
        leave={
          <>
            <a href={paths.booking}>Leave without paying</a>. The {words.kept} is kept until the time above,
            and this link works until then.
          </>
        }
      />
    ),
  };
}

/** The test checkout of before, now that payments are real. */
export function unpaidTestPage(page: PayPage): LayoutProps {
  const { amountPence, paths, words, subject } = page;
  return {
    ...testIsOverPage({
      amountPence,
      path: paths.pay,
      payee: words.payee,
      intro: <PayIntro {...page} />,
    }),
    contact: subject.contact,
  };
}

/** The provider cannot be reached: says so and tries again by itself. */
export function payLaterPage(page: PayPage): LayoutProps {
  const { subject, paths, words } = page;
  const taken = words.payee === 'PayPal' ? 'nothing was taken' : 'nothing was taken from your card';
  const who = words.payee === 'PayPal' ? 'PayPal' : 'The company that takes card payments for us';
  return {
    ...around(page),
    title: `Payment is not reachable · ${subject.occasion.course_name}`,
    heading: 'The payment page cannot be reached right now',
    refreshSeconds: 6,
    children: (
      <div className="stack">
        <p>
          Your booking is safe and {taken}. {who} does not answer at the moment.
        </p>
        <p>
          <strong>This page tries again every few seconds</strong> and takes you there as soon as it works.
          You can also come back by the link in your e-mail.
        </p>
        <p>
          <a href={paths.pay} className="button quiet">
            Try again now
          </a>
        </p>
      </div>
    ),
  };
}

/** The candidate has paid, as far as they can tell; the provider's word is awaited. */
export function payCheckedPage(page: PayPage): LayoutProps {
  const { subject, words, paths } = page;
  return {
    ...around(page),
    title: `We are checking your payment · ${subject.occasion.course_name}`,
    heading: 'We are checking your payment',
    refreshSeconds: 6,
    children: (
      <div className="stack">
        <p>
          {upperFirst(words.payee)} is telling us whether your payment arrived. It usually takes a few
          seconds; a bank may take longer. This page looks again by itself, and you hear from us by e-mail.
        </p>
        <p>
          <a href={paths.booking}>Look at your booking</a>
        </p>
      </div>
    ),
  };
}

/** The candidate is back without having paid. */
export function payAgainPage(page: PayPage, why: 'left' | 'refused'): LayoutProps {
  const { subject, words, paths, amountPence } = page;
  return {
    ...around(page),
    title: `${why === 'refused' ? 'Declined: ' : ''}Pay ${tellPounds(amountPence)} · ${subject.occasion.course_name}`,
    heading: `Pay ${tellPounds(amountPence)} to keep your ${words.kept}`,
    children: (
      <div className="stack">
        {why === 'refused' ? (
          <Notice tone="bad" title="The payment was declined">
            <p>Nothing was taken. You can try again, in another way too, until the time above.</p>
          </Notice>
        ) : (
          <p>You have not paid yet. You can do so until the time above.</p>
        )}
        <p>
          <a href={paths.pay} className="button">
            Pay {tellPounds(amountPence)} {words.payee === 'PayPal' ? 'with PayPal' : 'by card'}
          </a>
        </p>
        <p className="small">
          <a href={paths.booking}>Leave without paying</a>. This link works until then.
        </p>
      </div>
    ),
  };
}
