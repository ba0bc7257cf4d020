import type { TokenHolder } from '../../domains/identity/index.ts';
import type { Product } from '../../platform/http/product.ts';
import { authEndpoints } from '../bearer/auth/index.ts';
import { bearerDialect } from '../bearer/dialect.ts';
import type { BearerServices } from '../bearer/services.ts';
import { listInterviewBookings } from './list-interview-bookings.ts';

const slug = 'hb-services';

const description = `Interviews that our interviewers hold with your candidates on your behalf. Your people and our staff
arrange them in the web portal; here your own system lists them and follows their outcome.

1. \`POST /auth/token\` with your client id and API key.
2. \`GET /interview-bookings\`; later, \`updated_since\` with the newest \`updated_at\` you know.`;

/** The HB Services API. */
export function hbServices(services: BearerServices): Product<TokenHolder, BearerServices> {
  return {
    slug,
    mount: '/services/v1',
    title: 'HB Services',
    description,
    dialect: bearerDialect(slug, services, {}, { budgetPer: 'caller', forbids: true }),
    endpoints: [...authEndpoints, listInterviewBookings],
    async prepare(mount) {
      mount.addHook('onRequest', async (_request, reply) => {
        reply.header('cache-control', 'private, no-store');
      });
    },
  };
}
