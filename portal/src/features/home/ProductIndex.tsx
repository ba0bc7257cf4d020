import { Skeleton } from '@mantine/core';
import { leadOf, type Product, useProducts } from '../../api/deployment.ts';
import { LoadFailed } from '../../ui/LoadFailed.tsx';
import { Section } from '../../ui/Section.tsx';
import styles from './ProductIndex.module.css';

function Entry({ product }: { readonly product: Product }) {
  return (
    <li className={styles['entry']}>
      <h3 className={styles['title']}>{product.title}</h3>
      <div className={styles['about']}>
        <p>{leadOf(product)}</p>
        <code>{product.mount}</code>
      </div>
      <div className={styles['links']}>
        <a href={product.docs}>
          Reference<span className={styles['of']}> of {product.title}</span>
        </a>
        <a href={product.openapi}>
          OpenAPI<span className={styles['of']}> description of {product.title}</span>
        </a>
      </div>
    </li>
  );
}

function Entries() {
  const { data, error, refetch } = useProducts();
  if (error) return <LoadFailed what="The list of products" error={error} onRetry={() => void refetch()} />;
  if (!data)
    return <Skeleton height={120} radius="md" aria-label="Loading the list of products" role="status" />;
  if (data.length === 0)
    return <p>This deployment serves no product. Products appear here as soon as they are switched on.</p>;
  return (
    <ul className={styles['index']}>
      {data.map((product) => (
        <Entry key={product.slug} product={product} />
      ))}
    </ul>
  );
}

/** The products this deployment serves, like a table of contents. */
export function ProductIndex() {
  return (
    <Section
      id="products"
      title="What it serves"
      lead="Each product is an API with its own address, reference and OpenAPI 3.1 description."
    >
      <Entries />
    </Section>
  );
}
