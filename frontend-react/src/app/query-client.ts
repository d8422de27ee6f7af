import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '../shared/api-error.ts';
import { rememberMyHandle } from '../shared/my-handle.ts';
import { followOtherTabs, sessionEnded } from '../shared/session.ts';

const RETRY_AFTER_MS = 600;

/**
 * `networkMode: 'always'`: without a network a request fails at once with a sentence that says
 * so, instead of waiting in silence. Reading is retried once, only where another try can help;
 * writing never is, since its first try may have arrived.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSession }),
  mutationCache: new MutationCache({ onError: noticeSession }),
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

followOtherTabs(queryClient);
rememberMyHandle(queryClient);

/** Whichever call learns that nobody is signed in, the whole page knows it. */
function noticeSession(error: Error): void {
  if (error instanceof ApiError && error.code === 'not_signed_in') sessionEnded(queryClient);
}
