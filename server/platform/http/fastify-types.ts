import type { z } from 'zod';
import type { Method } from './endpoint.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The declared operation that a route serves; absent on pages and on 404 and 405 answers. */
    endpoint?: {
      readonly operationId: string;
      readonly method: Method;
      readonly auth: 'required' | 'none';
      readonly roles?: readonly string[];
      readonly budget?: 'api' | 'auth';
      readonly body?: z.ZodType | undefined;
      readonly hashesBody?: boolean;
    };
    product?: string;
  }
}
