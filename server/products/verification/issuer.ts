import type { FastifyInstance } from 'fastify';
import { badgePublicKey, issuerUrl, providerName } from '../../domains/certificates/index.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Queryable } from '../../platform/db/queryable.ts';

/** What the issuer's profile stands on. */
export interface IssuerParts {
  readonly db: Queryable;
  readonly keyring: Keyring;
  /** Base of the deployment's pages; without trailing slash. */
  readonly publicUrl: () => string;
}

/** The issuer of Open Badges: its profile, and the public key that its badges are checked with. */
export function serveIssuer(app: FastifyInstance, { db, keyring, publicUrl }: IssuerParts): void {
  const cached = { 'cache-control': 'public, max-age=3600', 'access-control-allow-origin': '*' };
  app.get('/issuer', async (_request, reply) => {
    const site = publicUrl();
    return reply.headers(cached).send({
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      id: issuerUrl(site),
      type: ['Profile'],
      name: await providerName(db),
      url: site,
    });
  });
  app.get('/.well-known/jwks.json', async (_request, reply) =>
    reply.headers(cached).send({ keys: [await badgePublicKey(keyring, publicUrl())] }),
  );
  app.get<{ Params: { thumbprint: string } }>('/issuer/keys/:thumbprint', async (request, reply) => {
    const key = await badgePublicKey(keyring, publicUrl());
    if (!key.kid.endsWith(`/${request.params.thumbprint}`)) return reply.callNotFound();
    return reply.headers(cached).type('application/jwk+json').send(JSON.stringify(key));
  });
}
