import type { Config } from '../config.ts';
import { describeProduct } from '../platform/openapi/describe-product.ts';
import { declaredProducts } from '../roles/products.ts';
import { UsageError } from './usage.ts';

/** `veriward openapi <product>`: needs no database. */
export async function openapi([slug]: readonly string[], config: Config): Promise<number> {
  const products = declaredProducts();
  const product = products.find((candidate) => candidate.slug === slug);
  if (!product) {
    throw new UsageError(`Which product? One of: ${products.map((known) => known.slug).join(', ')}.`);
  }
  const base = `${config.publicUrl ?? `http://${config.host}:${config.port}`}${product.mount}`;
  process.stdout.write(`${JSON.stringify(describeProduct(product, base), null, 2)}\n`);
  return 0;
}
