import type { Follow, PersonSummary } from '@cruddur/contract/api/people.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toastError } from '../ui/toasts.ts';
import { peopleKey, setFollowing } from './people.api.ts';

interface Followed {
  handle: string;
  display_name: string;
  following: boolean;
}

/**
 * Whether I follow somebody, and how to change it. What was asked for is shown at once; a refusal
 * takes it back and is said in a sentence.
 *
 * @param onChange told what the server has made of it, for counters that are shown elsewhere
 */
export function useFollow(person: Followed, onChange?: (follow: Follow) => void) {
  const client = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationKey: [...peopleKey, 'follow'],
    // One after another, so that two quick clicks arrive in their order.
    scope: { id: `follow ${person.handle}` },
    mutationFn: (following: boolean) => setFollowing(person.handle, following),
    onSuccess: (follow) => {
      client.setQueriesData<PersonSummary[]>({ queryKey: peopleKey }, (people) =>
        people?.map((each) =>
          each.handle === follow.handle ? { ...each, following: follow.following } : each,
        ),
      );
      onChange?.(follow);
    },
    onError: (error, following) =>
      toastError(`${person.display_name} was not ${following ? 'followed' : 'unfollowed'}.`, error),
  });
  return { following: isPending ? variables : person.following, follow: mutate };
}
