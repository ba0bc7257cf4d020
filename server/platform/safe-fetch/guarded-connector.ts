import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import type { Reach } from './address-reach.ts';
import { type DestinationPolicy, requiredReach, vetAddresses } from './destination.ts';
import { ConnectionFailure, connectionFailureOf } from './failure.ts';
import type { ResolveHost } from './resolve-host.ts';

/** Milliseconds for name, connection and TLS. */
const connectLimitMs = 10_000;

interface ConnectorParts {
  readonly policy: DestinationPolicy;
  readonly resolve: ResolveHost;
  /** Certificate authority to trust instead of the usual ones, PEM. */
  readonly ca: string | undefined;
}

/** Makes connections, to vetted addresses only. */
export interface GuardedConnector {
  readonly connect: buildConnector.connector;
  /** Whether what goes out at this moment goes out on a connection made just now. */
  isOpening(): boolean;
}

async function vettedAddresses(resolve: ResolveHost, hostname: string, required: Reach) {
  const addresses = await resolve(hostname).catch((error: unknown) => {
    const code = (error as NodeJS.ErrnoException).code ?? 'no code';
    throw new ConnectionFailure({ error: 'dns', detail: `The name does not resolve (${code}).` }, error);
  });
  if (addresses.length === 0)
    throw new ConnectionFailure({ error: 'dns', detail: 'The name does not resolve (no address).' });
  const refused = vetAddresses(addresses, required);
  if (refused) throw new ConnectionFailure(refused);
  return addresses.map((address) => ({ address, family: isIP(address) }));
}

/** The socket connects to what this answers and asks nobody else: nothing can change between check and connect. */
function vettingLookup(resolve: ResolveHost, required: Reach): LookupFunction {
  return (hostname, { all }, callback) => {
    vettedAddresses(resolve, hostname, required).then(
      (addresses) => {
        const [first] = addresses;
        if (all || !first) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, []),
    );
  };
}

/** The only way out: each new connection, whoever asked for it, passes here. */
export function guardedConnector({ policy, resolve, ca }: ConnectorParts): GuardedConnector {
  const connectorFor = (required: Reach) =>
    buildConnector({
      timeout: connectLimitMs,
      autoSelectFamily: true,
      lookup: vettingLookup(resolve, required),
      ...(ca === undefined ? {} : { ca }),
    });
  const connectors = { public: connectorFor('public'), loopback: connectorFor('loopback') };
  let isOpening = false;
  return {
    isOpening: () => isOpening,
    connect(options, callback) {
      const { protocol, hostname } = options;
      const required = requiredReach(policy, protocol, hostname);
      if (required === null || required === 'inner')
        throw new ConnectionFailure({
          error: 'url_not_allowed',
          detail: 'The URL must begin with https://.',
        });
      // an address is not looked up
      const refused = isIP(hostname) === 0 ? null : vetAddresses([hostname], required);
      if (refused) throw new ConnectionFailure(refused);
      connectors[required](options, (...[error, socket]) => {
        if (error) return callback(connectionFailureOf(error, protocol === 'https:'), null);
        // the requests that waited for this connection are written before this returns
        isOpening = true;
        try {
          callback(null, socket);
        } finally {
          isOpening = false;
        }
      });
    },
  };
}
