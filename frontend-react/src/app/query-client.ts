import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../shared/api-error.ts';

const RETRY_AFTER_MS = 600;

/**
 * `networkMode: 'always'`: without a network a request fails at once with a sentence that says
 * so, instead of waiting in silence. Reading is retried once, only where another try can help;
 * writing never is, since its first try may have arrived.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 30_000,
      retry: (failures, error) =>
        failures < 1 &&
        navigator.onLine !== false &&
        error instanceof ApiError &&
        error.worthRetrying,
      retryDelay: RETRY_AFTER_MS,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
