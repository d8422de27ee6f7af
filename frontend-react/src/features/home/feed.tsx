import { pages } from '@cruddur/contract/pages.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import type { RefObject } from 'react';
import { Link } from 'react-router';
import { CrudList } from '../../shared/crud/crud-list.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { EmptyFeed } from './empty-feed.tsx';
import { type FeedName, feeds } from './feeds.ts';
import { NewCruds } from './new-cruds.tsx';

interface FeedProps {
  name: FeedName;
  heading: RefObject<HTMLElement | null>;
}

/** The cruds of everybody, or of those whom I follow, newest first. */
export function Feed({ name, heading }: FeedProps) {
  const list = useInfiniteQuery(feeds[name]);
  return (
    <>
      {list.data && <NewCruds name={name} heading={heading} />}
      <CrudList
        list={list}
        label="Cruds"
        failure="The feed could not be loaded"
        empty={name === 'home' ? <EmptyFeed /> : <NobodyFollowed />}
        end="You have seen every crud that is still alive."
        heading={heading}
      />
    </>
  );
}

function NobodyFollowed() {
  return (
    <EmptyState
      icon={Users}
      title="Quiet in here"
      text="What the people say whom you follow stands here, as long as it lives."
    >
      <Link to={pages.search} className="button">
        Find people
      </Link>
    </EmptyState>
  );
}
