import { useQuery } from '@tanstack/react-query';
import { requestJson } from './request-json.ts';

/** What this deployment is, as far as its pages need to know. */
export interface Deployment {
  readonly mode: 'sandbox' | 'live';
  /** True when the sandbox's mailbox can be opened. */
  readonly mailbox: boolean;
  /** True when the demo organisations and their credentials exist. */
  readonly demo: boolean;
}

/** A product this deployment serves. */
export interface Product {
  readonly slug: string;
  readonly title: string;
  /** Markdown; the first paragraph says what the product is for. */
  readonly description: string;
  readonly mount: string;
  readonly operations: number;
  /** Path of its reference. */
  readonly docs: string;
  /** Path of its OpenAPI description. */
  readonly openapi: string;
}

/** Whether the deployment takes requests; `reason` says why not. */
export interface Readiness {
  readonly status: 'ready' | 'not ready';
  readonly reason?: 'database unreachable' | 'migrations pending';
}

/** The deployment's kind. It cannot change while the server runs. */
export function useDeployment() {
  return useQuery({
    queryKey: ['deployment'],
    queryFn: ({ signal }) => requestJson<Deployment>('/deployment.json', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The products served, in the order of the docs. */
export function useProducts() {
  return useQuery({
    queryKey: ['products'],
    queryFn: async ({ signal }) =>
      (await requestJson<{ data: readonly Product[] }>('/docs/products.json', { signal })).data,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** A deployment that is not ready says so with status 503 and a reason: an answer, not a failure. */
async function askReadiness(signal: AbortSignal): Promise<Readiness> {
  const response = await fetch('/readyz', { signal });
  return (await response.json()) as Readiness;
}

/** Whether the deployment is ready, asked every ten seconds while the page is visible. */
export function useReadiness() {
  return useQuery({
    queryKey: ['readiness'],
    queryFn: ({ signal }) => askReadiness(signal),
    refetchInterval: 10_000,
    retry: false,
  });
}

/** The first paragraph of a product's description, on one line. */
export function leadOf({ description }: Product): string {
  return (description.split(/\n\s*\n/)[0] ?? '').replaceAll('\n', ' ').replaceAll('**', '');
}
