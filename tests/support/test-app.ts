import { loadConfig } from '../../server/config.ts';
import type { Role } from '../../server/domains/identity/index.ts';
import type { PaymentServices } from '../../server/domains/payments/index.ts';
import { checkoutProviders, openPayments } from '../../server/payments.ts';
import { createKeyring } from '../../server/platform/crypto/keyring.ts';
import { createLog } from '../../server/platform/log/log.ts';
import { createSafeFetch } from '../../server/platform/safe-fetch/safe-fetch.ts';
import { type CandidateServices, createWeb } from '../../server/roles/web.ts';
import { type ClientCalls, clientOf } from './api-client.ts';
import { type BlsFactories, createBlsFactories } from './bls.ts';
import { type ConsoleCalls, consoleOf } from './console-client.ts';
import { createFactories, type Factories, type TestOrganisation } from './factories.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { testKeyHex } from './test-key.ts';

export { testKeyHex };

/** The web role on a real port, over a database of its own. */
export interface TestApp extends TestDatabase {
  readonly url: string;
  /** Base of the Practical Training API. */
  readonly training: string;
  readonly make: Factories;
  readonly makeBls: BlsFactories;
  /** What the workers and the payment page stand on. */
  readonly payments: PaymentServices;
  /** A new organisation and its calls on the Practical Training API. */
  newClient(options?: Parameters<Factories['organisation']>[0]): Promise<TestOrganisation & ClientCalls>;
  /** A new organisation that uses Virtual BLS, and its calls there. */
  newBlsClient(options?: Parameters<Factories['organisation']>[0]): Promise<TestOrganisation & ClientCalls>;
  /** A new person of a role, signed in to the console. */
  signedIn(
    role: Role,
    whose?: Parameters<Factories['person']>[1],
  ): Promise<ConsoleCalls & { readonly id: number; readonly email: string }>;
  /** Lines the server logged, as text. */
  readonly logged: string[];
  close(): Promise<void>;
}

/** Starts a server for one test file. `env` overrides settings; by default nothing is rate limited. */
export async function startTestApp(
  env: Record<string, string> = {},
  candidateServices: CandidateServices = {},
): Promise<TestApp> {
  const database = await createTestDatabase();
  const config = loadConfig({
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '0',
    AUTH_RATE_LIMIT_PER_MINUTE: '0',
    VERIFY_RATE_LIMIT_PER_MINUTE: '0',
    CONSOLE_RATE_LIMIT_PER_MINUTE: '0',
    ...env,
  });
  const keyring = createKeyring(testKeyHex);
  const logged: string[] = [];
  const log = createLog('info', { write: (line: string) => void logged.push(line) });
  const safeFetch = createSafeFetch({ allowLoopbackHttp: config.mode === 'sandbox' });
  const payments = await openPayments(config, keyring, safeFetch);
  const parts = { config, db: database.db, keyring, log, payments, safeFetch };
  const web = await createWeb(parts, candidateServices);
  const url = await web.listen({ host: '127.0.0.1', port: 0 });
  const training = `${url}/practical-training/v1`;
  const make = createFactories(database.db, keyring);
  const makeBls = createBlsFactories(database.db, keyring);
  return {
    ...database,
    url,
    training,
    make,
    makeBls,
    payments: { ...checkoutProviders(payments), keyring, publicUrl: () => url },
    async newClient(options) {
      const organisation = await make.organisation(options);
      return { ...organisation, ...clientOf(training, organisation.token) };
    },
    async newBlsClient(options) {
      await makeBls.prepareCourse();
      const bls = { products: ['virtual-bls'], wallets: 'virtual-bls' } as const;
      const organisation = await make.organisation({ ...bls, ...options });
      return { ...organisation, ...clientOf(`${url}/virtual-bls/v1`, organisation.token) };
    },
    async signedIn(role, whose) {
      const person = await make.person(role, whose);
      return { ...person, ...(await consoleOf(url, person)) };
    },
    logged,
    async close() {
      await web.close();
      await safeFetch.close();
      await database.drop();
    },
  };
}
