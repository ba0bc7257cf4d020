import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { RequestFailed } from '../api/request-json.ts';
import { EmptyState } from './EmptyState.tsx';
import { LoadFailed } from './LoadFailed.tsx';

interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** What is loaded, as the start of a sentence: “Bookings”. */
  readonly what: string;
  /** Height of what stands there meanwhile, in pixels. */
  readonly height?: number;
  readonly children: (data: Data) => ReactNode;
}

/** What a query gives, or the state it is in: loading, failed, not allowed, gone. */
export function Loaded<Data>({ query, what, height = 240, children }: LoadedProps<Data>) {
  const { data, error, refetch } = query;
  if (data !== undefined) return children(data);
  if (error instanceof RequestFailed && error.status === 403)
    return (
      <EmptyState title="Not for your role">Ask an owner or administrator of your organisation.</EmptyState>
    );
  if (error instanceof RequestFailed && error.status === 404)
    return <EmptyState title="Nothing here">It does not exist, or belongs to somebody else.</EmptyState>;
  if (error) return <LoadFailed what={what} error={error} onRetry={() => void refetch()} />;
  return <Skeleton height={height} radius="md" role="status" aria-label={`Loading: ${what}`} />;
}
