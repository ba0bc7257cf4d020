import { Button, Skeleton } from '@mantine/core';
import { IconArrowRight, IconBook2, IconBraces } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { leadOf, type Product, useProducts } from '../../api/deployment.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { LoadFailed } from '../../ui/LoadFailed.tsx';
import { Section } from '../../ui/Section.tsx';
import styles from './ProductCards.module.css';

function Card({ product }: { readonly product: Product }) {
  const base = location.origin + product.mount;
  return (
    <li className={styles['card']}>
      <h3 className={styles['title']}>{product.title}</h3>
      <p className={styles['about']}>{leadOf(product)}</p>
      <div className={styles['base']}>
        <span className={styles['address']}>{base}</span>
        <CopyButton text={base} what={`Base address of ${product.title}`} />
      </div>
      <div className={styles['actions']}>
        <Button
          component="a"
          href={product.docs}
          leftSection={<IconBook2 size={18} stroke={1.7} aria-hidden />}
          aria-label={`Reference of ${product.title}`}
        >
          Reference
        </Button>
        <Button
          component="a"
          href={product.openapi}
          variant="default"
          leftSection={<IconBraces size={18} stroke={1.7} aria-hidden />}
          aria-label={`OpenAPI description of ${product.title}`}
        >
          OpenAPI
        </Button>
        <span className={styles['count']}>{product.operations} operations</span>
      </div>
    </li>
  );
}

function Guide() {
  return (
    <li className={styles['guide']}>
      <h3 className={styles['title']}>New here?</h3>
      <p>
        Fetch a token, hold a seat in a class, book it: three calls to paste into a shell. The page says where
        your key is, too.
      </p>
      <Link to="/" hash="first-booking" className={styles['start']}>
        Your first booking in three calls
        <IconArrowRight size={18} stroke={1.8} aria-hidden />
      </Link>
    </li>
  );
}

function Cards() {
  const { data, error, refetch } = useProducts();
  if (error) return <LoadFailed what="The list of products" error={error} onRetry={() => void refetch()} />;
  if (!data)
    return <Skeleton height={240} radius="lg" aria-label="Loading the list of products" role="status" />;
  if (data.length === 0)
    return <p>This deployment serves no product. Products appear here as soon as they are switched on.</p>;
  return (
    <ul className={styles['cards']}>
      {data.map((product) => (
        <Card key={product.slug} product={product} />
      ))}
      {data.some(({ slug }) => slug === 'practical-training') ? <Guide /> : null}
      <Webhooks />
    </ul>
  );
}

function Webhooks() {
  return (
    <li className={styles['guide']}>
      <h3 className={styles['title']}>Webhooks</h3>
      <p>
        Events posted to you, signed and repeated until they arrive: how to verify them in 15 languages, and
        what to do about those that were missed.
      </p>
      <Link to="/docs/webhooks" className={styles['start']}>
        Read the guide
        <IconArrowRight size={18} stroke={1.8} aria-hidden />
      </Link>
      <Link to="/docs/webhooks/debugger" className={styles['start']}>
        Find out why a signature does not match
        <IconArrowRight size={18} stroke={1.8} aria-hidden />
      </Link>
    </li>
  );
}

/** One card a product. */
export function ProductCards() {
  return (
    <Section id="products" title="Products">
      <Cards />
    </Section>
  );
}
