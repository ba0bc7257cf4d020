import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { Router } from './router.tsx';
import { resolveVariables, theme } from './theme.ts';

interface AppProps {
  readonly router: Router;
  readonly queries: QueryClient;
}

/** The whole portal. */
export function App({ router, queries }: AppProps) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
