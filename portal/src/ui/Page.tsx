import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import styles from './Page.module.css';

interface PageProps {
  /** Of the browser's tab. */
  readonly title: string;
  readonly heading: string;
  readonly children: ReactNode;
}

/** A page with a heading above everything else. */
export function Page({ title, heading, children }: PageProps) {
  useDocumentTitle(`${title} · Veriward`);
  return (
    <div className={styles['page']}>
      <h1>{heading}</h1>
      {children}
    </div>
  );
}
