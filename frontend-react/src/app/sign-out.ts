import { pages } from '@cruddur/contract/pages.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { callApi } from '../shared/api-client.ts';
import { ApiError } from '../shared/api-error.ts';
import { pageShown } from '../shared/page-shown.ts';
import { signedOut } from '../shared/session.ts';
import { announce } from '../shared/ui/announcer.tsx';

/** Ends the session on the server, then takes everything of the person off the page. */
export function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async () => {
      await callApi<void>('/api/auth/sign-out', { method: 'POST', answer: undefined });
      // Away from what needs an account first, or that would ask to sign in again.
      void navigate(pages.home);
      await pageShown();
      await signedOut(client);
      announce('You are signed out.');
    },
    onError: (error) => {
      announce(error instanceof ApiError ? error.message : 'You could not be signed out.');
    },
  });
}
