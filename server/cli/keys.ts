import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { apiProducts, createApiKey } from '../domains/identity/index.ts';
import { findOrganisationByCode } from '../domains/organisations/index.ts';
import { UsageError } from './usage.ts';
import { withDatabase } from './with-database.ts';

const form = 'veriward keys create --organisation CODE --products a,b [--name NAME]';

function readArgs(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        organisation: { type: 'string' },
        products: { type: 'string' },
        name: { type: 'string', default: 'Command line' },
      },
    });
    const { organisation, products, name } = values;
    if (positionals.join(' ') !== 'create' || !organisation || !products) throw new UsageError(form);
    return { organisation, name, products: products.split(',').map((product) => product.trim()) };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${(error as Error).message}\n${form}`);
  }
}

/** `veriward keys create`: prints the new key, once. */
export async function keys(args: readonly string[], config: Config): Promise<number> {
  const { organisation: code, products, name } = readArgs(args);
  const unknown = products.filter((product) => !apiProducts.some((known) => known === product));
  if (unknown.length > 0)
    throw new UsageError(`Unknown products: ${unknown.join(', ')}. Known: ${apiProducts.join(', ')}.`);
  return withDatabase(config, async ({ db }) => {
    const organisation = await findOrganisationByCode(db, code);
    if (!organisation) throw new UsageError(`No organisation has the code ${code}.`);
    const { apiKey } = await createApiKey(db, { organisationId: organisation.id, name, products });
    process.stdout.write(`hb_client_id ${organisation.hb_client_id}\napi_key      ${apiKey}\n`);
    process.stderr.write('Keep this key now. It is not shown again.\n');
    return 0;
  });
}
