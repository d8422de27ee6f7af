import { pages } from '@cruddur/contract/pages.ts';
import { useQuery } from '@tanstack/react-query';
import { TrendingUp } from 'lucide-react';
import { useLocation } from 'react-router';
import { trending } from '../shared/trending.ts';
import { TrendList, TrendSkeletons } from '../shared/ui/trend-list.tsx';
import styles from './right-column.module.css';

const SHOWN = 5;

/**
 * What many write about right now; absent when nobody uses a hashtag, or that cannot be told, and
 * beside the search page, which has the list itself.
 */
export function TrendingCard() {
  const { data, isPending } = useQuery(trending);
  if (useLocation().pathname === pages.search) return null;
  if (!isPending && !data?.length) return null;
  return (
    <section className={styles.card} data-list aria-busy={isPending}>
      <h2>
        <TrendingUp size={20} aria-hidden="true" />
        Trending
      </h2>
      {data ? <TrendList trends={data.slice(0, SHOWN)} /> : <TrendSkeletons count={SHOWN} />}
    </section>
  );
}
