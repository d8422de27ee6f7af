import { type ProfileList, ProfilePage } from '@cruddur/contract/api/activities.ts';
import { type ImageKind, Profile, type UpdateProfile } from '@cruddur/contract/api/people.ts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { callApi } from '../../shared/api-client.ts';
import { type ActivityPage, listKeys } from '../../shared/crud/lists.ts';

/** A page of what somebody wrote, answered or likes, with who they are. */
export interface PersonPage extends ActivityPage {
  profile: Profile;
}

/** How long the list is kept for the way back to it. */
const KEPT_MS = 30 * 60_000;

/** @param handle without its @ */
export function profileList(handle: string, show: ProfileList) {
  return infiniteQueryOptions({
    queryKey: listKeys.profile(handle, show),
    queryFn: async ({ pageParam, signal }): Promise<PersonPage> => {
      const { data, next } = await callApi<ProfilePage>(pageParam, {
        answer: CHECK_ANSWERS ? ProfilePage : undefined,
        signal,
      });
      return { ...data, next };
    },
    initialPageParam: `/api/activities/@${encodeURIComponent(handle)}?show=${show}`,
    getNextPageParam: (page) => page.next,
    gcTime: KEPT_MS,
  });
}

/** Large pictures from a phone may take their time. */
const UPLOAD_DEADLINE_MS = 60_000;

/** Keeps a picture of mine, or takes it away. */
export function setImage(kind: ImageKind, file: Blob | undefined) {
  return callApi<unknown>(`/api/profile/${kind}`, {
    method: file ? 'PUT' : 'DELETE',
    body: file,
    answer: undefined,
    deadlineMs: UPLOAD_DEADLINE_MS,
  });
}

export async function updateProfile(changes: UpdateProfile): Promise<Profile> {
  const { data } = await callApi<Profile>('/api/profile/update', {
    method: 'POST',
    body: changes,
    answer: CHECK_ANSWERS ? Profile : undefined,
  });
  return data;
}
