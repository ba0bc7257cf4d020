import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

interface HrefLinkProps {
  /** An address of the portal, its filters included. */
  readonly href: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/** A link to another page with its filters, whatever that page calls them; opens without loading the portal anew. */
export function HrefLink({ href, className, children }: HrefLinkProps) {
  const { history } = useRouter();
  return (
    <a
      href={href}
      className={className}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        history.push(href);
      }}
    >
      {children}
    </a>
  );
}
