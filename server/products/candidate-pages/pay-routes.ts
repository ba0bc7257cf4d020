import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LinkedBooking } from '../../domains/bookings/index.ts';
import { bookingPagePath, paymentPagePath } from '../../domains/candidate-links/index.ts';
import { linkedBooking, showBooking } from './booking-routes.ts';
import { stateOf } from './booking-state.ts';
import type { CandidatePagesParts, CandidatePayments, Checkout } from './parts.ts';
import { payLaterPage, testCheckoutPage, unpaidTestPage } from './pay-page.tsx';
import type { PageSender } from './send-page.tsx';
import { fieldOf, formToken, visitorOf } from './visitor.ts';

/** A request for a booking that can be paid right now. */
interface Paying {
  readonly booking: LinkedBooking;
  readonly checkout: Checkout;
  readonly payments: CandidatePayments;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

async function toProvider(
  parts: CandidatePagesParts,
  sender: PageSender,
  paying: Paying,
): Promise<FastifyReply> {
  const { booking, checkout, payments, reply } = paying;
  const session = await payments.ensureCheckoutSession(checkout.id);
  if ('url' in session) return reply.redirect(session.url, 303);
  const path = paymentPagePath(parts.keyring, booking.id);
  return sender.page(reply.header('retry-after', 6), payLaterPage(booking, path), 503);
}

function testCheckout(parts: CandidatePagesParts, sender: PageSender, paying: Paying): FastifyReply {
  const { booking, checkout, request, reply } = paying;
  const visitor = visitorOf(request, reply, parts.publicUrl().startsWith('https:'));
  const page = testCheckoutPage({
    booking,
    amountPence: checkout.amount_pence,
    path: paymentPagePath(parts.keyring, booking.id),
    bookingPath: bookingPagePath(parts.keyring, booking.id),
    wasDeclined: 'declined' in (request.query as object),
    token: formToken(parts.keyring, visitor),
  });
  return sender.page(reply, page);
}

/** Runs `handler` while the booking can be paid; otherwise its page says where it stands. */
function whilePayable(
  parts: CandidatePagesParts,
  sender: PageSender,
  handler: (paying: Paying) => Promise<FastifyReply> | FastifyReply,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { payments } = parts;
    const booking = await linkedBooking(parts, 'payment-pages', request);
    if (!booking) return sender.message(reply, 'gone');
    if (booking.pay_option !== 'candidate_pays') return sender.message(reply, 'notPayable');
    const checkout = (await payments?.findCheckout(parts.db, 'practical-training', booking.id)) ?? null;
    if (stateOf(booking, checkout) !== 'to_pay' || !checkout || !payments)
      return showBooking(parts, sender, reply, booking);
    return handler({ booking, checkout, payments, request, reply });
  };
}

/** A test's payment, asked for after real ones began: refused, and made anew. */
async function refuseTest(parts: CandidatePagesParts, sender: PageSender, paying: Paying) {
  const { booking, checkout, payments, reply } = paying;
  await payments.leaveSandbox(parts.db, checkout.id);
  const path = paymentPagePath(parts.keyring, booking.id);
  return sender.page(reply, unpaidTestPage(booking, checkout.amount_pence, path), 409);
}

async function settleTest(parts: CandidatePagesParts, paying: Paying): Promise<FastifyReply> {
  const { booking, checkout, payments, request, reply } = paying;
  const path = paymentPagePath(parts.keyring, booking.id);
  if (fieldOf(request, 'action') === 'decline') {
    await payments.declineInSandbox(parts.db, checkout.id);
    return reply.redirect(`${path}?declined`, 303);
  }
  const outcome = await payments.payInSandbox(parts.db, checkout.id);
  const isPaid = outcome === 'kept' || outcome === 'known';
  return reply.redirect(isPaid ? bookingPagePath(parts.keyring, booking.id) : path, 303);
}

/** Serves the payment page: on to the provider's checkout, or the sandbox's own in its place. */
export function servePayRoutes(app: FastifyInstance, parts: CandidatePagesParts, sender: PageSender): void {
  const path = '/practical-training/pay/:token';
  const page = whilePayable(parts, sender, (paying) => {
    if (paying.checkout.provider !== 'sandbox') return toProvider(parts, sender, paying);
    return paying.payments.provider === 'sandbox'
      ? testCheckout(parts, sender, paying)
      : refuseTest(parts, sender, paying);
  });
  const form = whilePayable(parts, sender, (paying) => {
    if (fieldOf(paying.request, 'action') === '')
      return paying.reply.redirect(paymentPagePath(parts.keyring, paying.booking.id), 303);
    return paying.checkout.provider === 'sandbox' && paying.payments.provider === 'sandbox'
      ? settleTest(parts, paying)
      : refuseTest(parts, sender, paying);
  });
  app.get(path, page);
  app.post(path, form);
}
