import type { Follow, Person, Profile } from '@cruddur/contract/api/people.ts';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { listKeys } from '../../shared/crud/lists.ts';
import { me } from '../../shared/me.ts';
import { rewrite } from '../../shared/rewrite.ts';
import type { PersonPage } from './profile.api.ts';

/** Somebody as any of their lists has them, while the one that is asked for is on its way. */
export function findProfile(client: QueryClient, handle: string): Profile | undefined {
  const queryKey = [...listKeys.profiles, handle.toLowerCase()];
  for (const [, list] of client.getQueriesData<InfiniteData<PersonPage>>({ queryKey })) {
    const profile = list?.pages[0]?.profile;
    if (profile) return profile;
  }
  return undefined;
}

function editProfile(client: QueryClient, handle: string, edit: (known: Profile) => Profile): void {
  client.setQueriesData<InfiniteData<PersonPage>>({ queryKey: listKeys.profiles }, (list) =>
    rewrite(list, (value) =>
      'followers_count' in value && (value as Profile).handle === handle
        ? edit(value as Profile)
        : value,
    ),
  );
}

/** What following or leaving somebody has changed; my feed of those whom I follow is read anew. */
export function noteFollow(client: QueryClient, { handle, ...change }: Follow): void {
  editProfile(client, handle, (known) => ({ ...known, ...change }));
  client.removeQueries({ queryKey: listKeys.following, type: 'inactive' });
}

/** How I look from now on, wherever I am shown: on my page, in the shell and beside my cruds. */
export function noteMyProfile(client: QueryClient, profile: Profile): void {
  const { uuid, handle, display_name, avatar } = profile;
  editProfile(client, handle, () => profile);
  const self: Person = { uuid, handle, display_name, ...(avatar && { avatar }) };
  client.setQueryData(me.queryKey, self);
  client.setQueriesData({ queryKey: listKeys.all }, (data: unknown) =>
    rewrite(data, (value) =>
      'message' in value && 'handle' in value && value.handle === handle
        ? { ...value, display_name, avatar }
        : value,
    ),
  );
}
