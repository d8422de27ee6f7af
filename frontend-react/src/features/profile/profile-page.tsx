import { PROFILE_LISTS, type ProfileList } from '@cruddur/contract/api/activities.ts';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { ApiError } from '../../shared/api-error.ts';
import { CrudList } from '../../shared/crud/crud-list.tsx';
import { PageTitle } from '../../shared/page-title.tsx';
import { profilePath } from '../../shared/paths.ts';
import { TabLinks } from '../../shared/ui/tab-links.tsx';
import { EmptyList } from './empty-list.tsx';
import { profileList } from './profile.api.ts';
import { findProfile } from './profile-cache.ts';
import { ProfileHead } from './profile-head.tsx';
import { UnknownPerson } from './unknown-person.tsx';

const labels: Record<ProfileList, string> = { cruds: 'Cruds', replies: 'Replies', likes: 'Likes' };

/** The page at `/@:handle`: who somebody is, and what they wrote, answered or like. */
export default function ProfilePage() {
  const { handle = '' } = useParams();
  // Somebody else is another page: nothing of the one before stays.
  return <Somebody key={handle} handle={handle.slice(1)} />;
}

function Somebody({ handle }: { handle: string }) {
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = useSearchParams()[0].get('show');
  const show = PROFILE_LISTS.find((name) => name === asked) ?? 'cruds';
  const list = useInfiniteQuery(profileList(handle, show));
  const profile = list.data?.pages[0]?.profile ?? findProfile(client, handle);

  if (list.error instanceof ApiError && list.error.status === 404) {
    return <UnknownPerson handle={handle} />;
  }
  const path = profilePath(profile?.handle ?? handle);
  const tabs = PROFILE_LISTS.map((name) => ({
    to: name === 'cruds' ? path : `${path}?show=${name}`,
    label: labels[name],
  }));
  return (
    <>
      <PageTitle heading={profile?.display_name}>
        {profile ? `${profile.display_name} (@${profile.handle})` : `@${handle}`}
      </PageTitle>
      <ProfileHead profile={profile} />
      <TabLinks label="What they wrote" tabs={tabs} current={PROFILE_LISTS.indexOf(show)} />
      <h2 ref={heading} tabIndex={-1} className="sr-only">
        {labels[show]}
      </h2>
      <CrudList
        key={show}
        list={list}
        label={labels[show]}
        failure="The page could not be loaded"
        empty={profile ? <EmptyList profile={profile} show={show} /> : null}
        end="That is all that is still alive."
        heading={heading}
        firstScreen={1}
      />
    </>
  );
}
