import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { CrudList } from '../../shared/crud/crud-list.tsx';
import { CrudSkeletons } from '../../shared/crud/crud-skeleton.tsx';
import styles from './status-page.module.css';
import type { ThreadPage } from './thread.api.ts';

interface RepliesProps {
  list: UseInfiniteQueryResult<InfiniteData<ThreadPage>>;
  /** How many there are, as far as is known. */
  expected: number;
  heading: RefObject<HTMLElement | null>;
}

const SKELETONS = 3;

/** The answers to a crud, the oldest first. */
export function Replies({ list, expected, heading }: RepliesProps) {
  if (list.isPlaceholderData) return <CrudSkeletons count={Math.min(expected, SKELETONS)} />;
  return (
    <CrudList
      list={list}
      label="Replies"
      failure="The replies could not be loaded"
      empty={<p className={styles.none}>Nobody has answered yet.</p>}
      end=""
      heading={heading}
    />
  );
}
