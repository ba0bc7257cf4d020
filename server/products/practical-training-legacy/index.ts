import type { FastifyReply, FastifyRequest } from 'fastify';
import type { KeyHolder } from '../../domains/identity/index.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { Product, ProductRuntime } from '../../platform/http/product.ts';
import { createProblemSender } from '../../platform/http/send-problem.ts';
import { legacyDialect, slug } from './dialect.ts';
import { listPastBookings, listUpcomingBookings, searchBookings } from './list-bookings.ts';
import { searchBookingLinks } from './search-booking-links.ts';
import type { LegacyServices } from './services.ts';

const successorProduct = 'practical-training';
const successorMount = `/${successorProduct}/v1`;

/** Where each operation's successor is, below the successor's mount. */
const successors: Readonly<Record<string, string>> = {
  listPastBookings: '/bookings',
  listUpcomingBookings: '/bookings',
  searchBookings: '/bookings',
  searchBookingLinks: '/booking-invites',
};

const description = `The predecessor of the Practical Training API: read your classroom bookings and the booking links you have
sent, nothing more. The same records, the same ids. **Deprecated**: new clients use Practical Training.

Send your key in \`API-Key\` and \`API-Version: 1.0\` with every request.`;

function successorBase({ publicUrl, productHosts }: ProductRuntime<LegacyServices>): string {
  const mapped = [...productHosts.values()].find(({ product }) => product === successorProduct);
  return mapped?.base ?? `${publicUrl()}${successorMount}`;
}

/** Tells with every answer that the product is going, and what comes instead (RFC 9745, RFC 8594). */
function announceEnd(
  request: FastifyRequest,
  reply: FastifyReply,
  runtime: ProductRuntime<LegacyServices>,
): void {
  const { deprecatedAt, sunset } = runtime.services.trainingLegacy;
  const successor = successors[request.routeOptions.config.endpoint?.operationId ?? ''] ?? '';
  reply.headers({
    deprecation: `@${Math.floor(deprecatedAt.getTime() / 1000)}`,
    link: `<${successorBase(runtime)}${successor}>; rel="successor-version"`,
    ...(sunset ? { sunset: sunset.toUTCString() } : {}),
  });
}

/** The Practical Training Legacy API. */
export function practicalTrainingLegacy(services: LegacyServices): Product<KeyHolder, LegacyServices> {
  const dialect = legacyDialect(services);
  return {
    slug,
    mount: `/${slug}/v1`,
    title: 'Practical Training Legacy',
    description,
    isDeprecated: true,
    dialect,
    headers: [
      {
        name: 'API-Version',
        in: 'header',
        required: true,
        description: 'The version you speak.',
        schema: { type: 'string', enum: ['1.0', '1'], examples: ['1.0'] },
      },
    ],
    endpoints: [listPastBookings, listUpcomingBookings, searchBookings, searchBookingLinks],
    async prepare(mount, runtime) {
      const sendProblem = createProblemSender(dialect, runtime.log);
      mount.addHook('onRequest', async (request, reply) => {
        announceEnd(request, reply, runtime);
        return runtime.services.trainingLegacy.isEnabled
          ? undefined
          : sendProblem(reply, refuse('product_retired'));
      });
    },
  };
}
