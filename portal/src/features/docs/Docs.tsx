import { useDocumentTitle } from '@mantine/hooks';
import { Conventions } from './Conventions.tsx';
import styles from './Docs.module.css';
import { ProductCards } from './ProductCards.tsx';

/** Where an integrator lands: which products there are, and what all of them have in common. */
export function Docs() {
  useDocumentTitle('API docs · Veriward');
  return (
    <>
      <div className={styles['opening']}>
        <h1>API documentation</h1>
        <p className={styles['lead']}>
          Plain JSON over HTTP, described in OpenAPI 3.1. Read a reference and try its calls against this
          server, or hand the description to your generator.
        </p>
      </div>
      <ProductCards />
      <Conventions />
    </>
  );
}
