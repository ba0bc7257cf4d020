import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { topUpPagePath } from '../../domains/candidate-links/index.ts';
import { findTopUpById, type TopUp } from '../../domains/wallet/index.ts';
import { readLinkToken } from '../../platform/crypto/link-token.ts';
import { unpaidState } from './booking-state.ts';
import type { CandidatePagesParts, CandidatePayments, Checkout } from './parts.ts';
import type { PageSender } from './send-page.tsx';
import {
  type TopUpState,
  topUpLaterPage,
  topUpPage,
  topUpTestPage,
  unpaidTopUpTestPage,
} from './top-up-page.tsx';
import { fieldOf, formToken, visitorOf } from './visitor.ts';

/** A request for a top-up that can be paid right now. */
interface Paying {
  readonly topUp: TopUp;
  readonly path: string;
  readonly checkout: Checkout;
  readonly payments: CandidatePayments;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

function stateOf(topUp: TopUp, checkout: Checkout | null, hasReturned: boolean): TopUpState {
  if (topUp.status === 'completed') return 'completed';
  const state = unpaidState({ payment_seconds_left: topUp.seconds_left }, checkout);
  if (state === 'payment_checked') return 'checked';
  if (state === 'payment_over' || !checkout || checkout.status === 'paid') return 'over';
  return hasReturned ? 'returned' : 'to_pay';
}

async function toProvider(sender: PageSender, paying: Paying): Promise<FastifyReply> {
  const { topUp, path, checkout, payments, reply } = paying;
  const session = await payments.ensureCheckoutSession(checkout.id);
  if ('url' in session) return reply.redirect(session.url, 303);
  return sender.page(reply.header('retry-after', 6), topUpLaterPage(topUp, path), 503);
}

function testCheckout(parts: CandidatePagesParts, sender: PageSender, paying: Paying): FastifyReply {
  const { topUp, path, request, reply } = paying;
  const visitor = visitorOf(request, reply, parts.publicUrl().startsWith('https:'));
  const wasDeclined = 'declined' in (request.query as object);
  const form = { path, wasDeclined, token: formToken(parts.keyring, visitor) };
  return sender.page(reply, topUpTestPage(topUp, form));
}

/** A test's payment, asked for after real ones began: refused, and made anew. */
async function refuseTest(parts: CandidatePagesParts, sender: PageSender, paying: Paying) {
  const { topUp, path, checkout, payments, reply } = paying;
  const provider = payments.providers['practical-training'];
  if (provider !== null && provider !== 'sandbox')
    await payments.leaveSandbox(parts.db, checkout.id, provider);
  return sender.page(reply, unpaidTopUpTestPage(topUp, path), 409);
}

async function settleTest(parts: CandidatePagesParts, paying: Paying): Promise<FastifyReply> {
  const { path, checkout, payments, request, reply } = paying;
  if (fieldOf(request, 'action') === 'decline') {
    await payments.declineInSandbox(parts.db, checkout.id);
    return reply.redirect(`${path}?declined`, 303);
  }
  await payments.payInSandbox(parts.db, checkout.id);
  return reply.redirect(path, 303);
}

/** Runs `handler` while the top-up can be paid; otherwise its page says where it stands. */
function whilePayable(
  parts: CandidatePagesParts,
  sender: PageSender,
  handler: (paying: Paying) => Promise<FastifyReply> | FastifyReply,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { db, keyring, payments } = parts;
    const { token } = request.params as { token: string };
    const id = readLinkToken(keyring, 'top-up-pages', token);
    const topUp = id === null ? null : await findTopUpById(db, id);
    if (!topUp) return sender.message(reply, 'gone');
    const checkout = (await payments?.findTopUpCheckout(db, topUp.id)) ?? null;
    const { payment } = request.query as Record<string, unknown>;
    const state = stateOf(topUp, checkout, payment === 'returned');
    if (state !== 'to_pay' || !checkout || !payments)
      return sender.page(reply, topUpPage(topUp, state === 'to_pay' ? 'over' : state));
    return handler({ topUp, path: topUpPagePath(keyring, topUp.id), checkout, payments, request, reply });
  };
}

/** Serves the page where an organisation's top-up is paid: on to the provider's, or the sandbox's own. */
export function serveTopUpRoutes(app: FastifyInstance, parts: CandidatePagesParts, sender: PageSender): void {
  const path = '/practical-training/top-up/:token';
  const page = whilePayable(parts, sender, (paying) => {
    if (paying.checkout.provider !== 'sandbox') return toProvider(sender, paying);
    return paying.payments.providers['practical-training'] === 'sandbox'
      ? testCheckout(parts, sender, paying)
      : refuseTest(parts, sender, paying);
  });
  const form = whilePayable(parts, sender, (paying) =>
    paying.checkout.provider === 'sandbox' && paying.payments.providers['practical-training'] === 'sandbox'
      ? settleTest(parts, paying)
      : refuseTest(parts, sender, paying),
  );
  app.get(path, page);
  app.post(path, form);
}
