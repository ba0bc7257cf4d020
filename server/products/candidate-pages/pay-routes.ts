import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CandidatePagesParts, CandidatePayments, Checkout } from './parts.ts';
import {
  type PayPage,
  payAgainPage,
  payCheckedPage,
  payLaterPage,
  testCheckoutPage,
  unpaidTestPage,
} from './pay-page.tsx';
import { type PayFace, paidBookingId, pathsOf } from './pay-subject.ts';
import type { PageSender } from './send-page.tsx';
import { fieldOf, formToken, visitorOf } from './visitor.ts';

/** A request for a booking that can be paid right now. */
interface Paying extends PayPage {
  readonly checkout: Checkout;
  readonly payments: CandidatePayments;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Pay = (paying: Paying) => Promise<FastifyReply> | FastifyReply;

/** The pages where a product's bookings are paid, and what they stand on. */
interface PayPages<Booking> {
  readonly parts: CandidatePagesParts;
  readonly sender: PageSender;
  readonly face: PayFace<Booking>;
}

/** Runs `handler` while the booking can be paid; otherwise a page says where it stands. */
function whilePayable<Booking>({ parts, sender, face }: PayPages<Booking>, handler: Pay) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { db, payments } = parts;
    const { product, words } = face;
    const id = paidBookingId(parts, product, request);
    const booking = id === null ? null : await face.find(id);
    if (!booking) return sender.message(reply, 'gone');
    if (!face.isByCandidate(booking)) return sender.message(reply, 'notPayable');
    const subject = face.subjectOf(booking);
    const checkout = (await payments?.findCheckout(db, product, subject.bookingId)) ?? null;
    if (!checkout || !payments) return face.show(reply, booking);
    const paths = pathsOf(parts, product, subject.bookingId);
    const page = { subject, words, paths, amountPence: checkout.amount_pence };
    const state = face.stateOf(booking, checkout);
    if (state === 'payment_checked') return sender.page(reply, payCheckedPage(page));
    if (state !== 'to_pay') return face.show(reply, booking);
    return handler({ ...page, checkout, payments, request, reply });
  };
}

async function toProvider(sender: PageSender, paying: Paying): Promise<FastifyReply> {
  const { checkout, payments, reply } = paying;
  const session = await payments.ensureCheckoutSession(checkout.id);
  if ('url' in session) return reply.redirect(session.url, 303);
  return sender.page(reply.header('retry-after', 6), payLaterPage(paying), 503);
}

/** The candidate is back: the money is taken where it is for us to take, and what came of it is shown. */
async function takeMoney<Booking>(pages: PayPages<Booking>, paying: Paying): Promise<FastifyReply> {
  const { payments, checkout, request, reply, paths } = paying;
  await payments.captureOnReturn(checkout.id);
  const look = whilePayable(pages, ({ checkout: now, ...page }) => {
    // it was refused, so that another session takes its place
    const isRefused = now.session_url !== checkout.session_url;
    return isRefused
      ? reply.redirect(`${paths.pay}?payment=refused`, 303)
      : pages.sender.page(reply, payCheckedPage(page));
  });
  return look(request, reply);
}

function testCheckout(parts: CandidatePagesParts, sender: PageSender, paying: Paying): FastifyReply {
  const { request, reply } = paying;
  const visitor = visitorOf(request, reply, parts.publicUrl().startsWith('https:'));
  const form = {
    wasDeclined: 'declined' in (request.query as object),
    token: formToken(parts.keyring, visitor),
  };
  return sender.page(reply, testCheckoutPage(paying, form));
}

/** A test's payment, asked for after real ones began: refused, and made anew. */
async function refuseTest<Booking>({ parts, sender, face }: PayPages<Booking>, paying: Paying) {
  const { checkout, payments, reply } = paying;
  const provider = payments.providers[face.product];
  if (provider !== null && provider !== 'sandbox')
    await payments.leaveSandbox(parts.db, checkout.id, provider);
  return sender.page(reply, unpaidTestPage(paying), 409);
}

async function settleTest({ db }: CandidatePagesParts, paying: Paying): Promise<FastifyReply> {
  const { paths, checkout, payments, request, reply } = paying;
  if (fieldOf(request, 'action') === 'decline') {
    await payments.declineInSandbox(db, checkout.id);
    return reply.redirect(`${paths.pay}?declined`, 303);
  }
  const outcome = await payments.payInSandbox(db, checkout.id);
  const isPaid = outcome === 'kept' || outcome === 'known';
  return reply.redirect(isPaid ? paths.booking : paths.pay, 303);
}

/** Serves a product's payment page: on to the provider's checkout, or the sandbox's own in its place. */
export function servePayRoutes<Booking>(app: FastifyInstance, pages: PayPages<Booking>): void {
  const { parts, sender, face } = pages;
  const path = `/${face.product}/pay/:token`;
  const isTest = ({ checkout, payments }: Paying): boolean =>
    checkout.provider === 'sandbox' && payments.providers[face.product] === 'sandbox';
  const page = whilePayable(pages, (paying) => {
    if (isTest(paying)) return testCheckout(parts, sender, paying);
    if (paying.checkout.provider === 'sandbox') return refuseTest(pages, paying);
    const { payment } = paying.request.query as Record<string, unknown>;
    if (payment === 'returned') return takeMoney(pages, paying);
    if (payment === 'left' || payment === 'refused')
      return sender.page(paying.reply, payAgainPage(paying, payment));
    return toProvider(sender, paying);
  });
  const form = whilePayable(pages, (paying) => {
    if (fieldOf(paying.request, 'action') === '') return paying.reply.redirect(paying.paths.pay, 303);
    return isTest(paying) ? settleTest(parts, paying) : refuseTest(pages, paying);
  });
  app.get(path, page);
  app.post(path, form);
}
