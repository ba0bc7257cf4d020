import { Skeleton } from '@mantine/core';

/** Stands where a page of the desk will be. */
export function PageSkeleton() {
  return (
    <div role="status" aria-label="Loading" style={{ display: 'grid', gap: '1rem' }}>
      <Skeleton height={34} width="min(16rem, 60%)" />
      <Skeleton height={320} radius="lg" />
    </div>
  );
}
