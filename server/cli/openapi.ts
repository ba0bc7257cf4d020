import type { Config } from '../config.ts';
import { describeProduct } from '../platform/openapi/describe-product.ts';
import { declaredConsole, declaredProducts } from '../roles/products.ts';
import { UsageError } from './usage.ts';

/** `veriward openapi <product>`: needs no database. */
export async function openapi([slug]: readonly string[], config: Config): Promise<number> {
  const origin = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const descriptions = new Map([
    ...declaredProducts().map(
      (product) => [product.slug, () => describeProduct(product, origin + product.mount)] as const,
    ),
    ['console', () => describeProduct(declaredConsole(), `${origin}/console/v1`)] as const,
  ]);
  const describe = descriptions.get(slug ?? '');
  if (!describe) throw new UsageError(`Which product? One of: ${[...descriptions.keys()].join(', ')}.`);
  process.stdout.write(`${JSON.stringify(describe(), null, 2)}\n`);
  return 0;
}
