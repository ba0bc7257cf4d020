import type { WebhookDialect } from '../domains/webhooks/index.ts';
import { createKeyring } from '../platform/crypto/keyring.ts';
import type { Product } from '../platform/http/product.ts';
import type { BearerServices } from '../products/bearer/services.ts';
import { consoleApi } from '../products/console/index.ts';
import type { ConsoleServices } from '../products/console/services.ts';
import { hbServices } from '../products/hb-services/index.ts';
import { practicalTraining } from '../products/practical-training/index.ts';
import {
  trainingDialect,
  trainingTest,
  trainingWebhooks,
} from '../products/practical-training/webhooks/events.ts';
import { practicalTrainingLegacy } from '../products/practical-training-legacy/index.ts';
import type { LegacyServices } from '../products/practical-training-legacy/services.ts';
import { referrals } from '../products/referrals/index.ts';
import type { ReferralsServices } from '../products/referrals/services.ts';
import { virtualBls } from '../products/virtual-bls/index.ts';
import { blsDialect, blsTest, blsWebhooks } from '../products/virtual-bls/webhooks/events.ts';

/** What the products need, all together. */
export type ProductServices = BearerServices & LegacyServices & ReferralsServices;

/** Every documented API of this deployment, in the order the docs list them. */
export function allProducts(services: ProductServices): readonly Product<unknown, ProductServices>[] {
  return [
    practicalTraining(services),
    virtualBls(services),
    hbServices(services),
    referrals(services),
    practicalTrainingLegacy(services),
  ];
}

/** How the products that tell events do so, by slug. */
export const webhookDialects: ReadonlyMap<string, WebhookDialect> = new Map(
  [trainingDialect, blsDialect].map((dialect) => [dialect.product, dialect]),
);

/** What the portal tells of webhooks, by slug. */
export const webhookSides: ConsoleServices['webhookSides'] = new Map([
  [
    trainingDialect.product,
    { title: 'Practical Training', dialect: trainingDialect, test: trainingTest, ...trainingWebhooks },
  ],
  [blsDialect.product, { title: 'Virtual BLS', dialect: blsDialect, test: blsTest, ...blsWebhooks }],
]);

/** The settings that a deployment of Referrals starts with. */
const declaredReferrals: ReferralsServices['referrals'] = {
  successStatus: 201,
  isSandboxMode: false,
  duplicateDays: 30,
  matchDays: 365,
  servedProvinces: [],
  timeZone: 'America/Vancouver',
  retentionMonths: 24,
  sandboxDays: 30,
  minContactAttempts: 3,
};

/** The same products for whoever only reads their declarations: serves no request. */
export function declaredProducts(): readonly Product<unknown, ProductServices>[] {
  return allProducts({
    keyring: createKeyring('0'.repeat(64)),
    rateLimitPerMinute: 0,
    authRateLimitPerMinute: 0,
    demoKeys: false,
    paymentProviders: { 'practical-training': null, 'virtual-bls': null },
    checkWebhookTarget: async () => null,
    trainingLegacy: { isEnabled: true, deprecatedAt: new Date(0), sunset: undefined },
    referrals: declaredReferrals,
  });
}

/** What the console is told when only its declarations are read. */
export const declaredConsoleServices: ConsoleServices = {
  keyring: createKeyring('0'.repeat(64)),
  rateLimitPerMinute: 0,
  authRateLimitPerMinute: 0,
  demoPeople: true,
  paymentProviders: { 'practical-training': null, 'virtual-bls': null },
  checkWebhookTarget: async () => null,
  webhookSides,
  publicUrl: () => 'http://test',
  referrals: declaredReferrals,
};

/** The portal's own API, for whoever only reads its declarations. */
export const declaredConsole = () => consoleApi(declaredConsoleServices);
