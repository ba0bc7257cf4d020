import type { FastifyRequest } from 'fastify';

/** How much a caller wants a type that it names; 0 when it does not name it. */
function wanted(accept: string, type: string): number {
  const range = accept.split(',').find((part) => part.split(';', 1)[0]?.trim().toLowerCase() === type);
  if (range === undefined) return 0;
  const weight = Number(/;\s*q=([\d.]+)/i.exec(range)?.[1] ?? 1);
  return Number.isNaN(weight) ? 0 : weight;
}

/** Whether a request is somebody's browser opening an address: programs that take anything do not name HTML. */
export function prefersPage({ method, headers: { accept = '' } }: FastifyRequest): boolean {
  return method === 'GET' && wanted(accept, 'text/html') > wanted(accept, 'application/json');
}
