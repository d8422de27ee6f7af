import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { clearMails, getMail, listMails } from '../shared/api.ts';
import { useReread } from '../shared/live.ts';

const key = ['mails'];

/** The mails that match, read anew whenever some came or went. */
export function useMails(search: string) {
  useReread('mail', key);
  return useQuery({
    queryKey: [...key, search],
    queryFn: ({ signal }) => listMails(search, signal),
  });
}

/** One mail, which never changes. */
export function useMail(id: string) {
  return useQuery({
    queryKey: ['mail', id],
    queryFn: ({ signal }) => getMail(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useClearMails() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: clearMails,
    onSuccess: () => {
      client.removeQueries({ queryKey: ['mail'] });
      return client.invalidateQueries({ queryKey: key });
    },
  });
}
