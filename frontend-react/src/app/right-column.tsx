import { useQuery } from '@tanstack/react-query';
import { me } from '../shared/me.ts';
import { useMedia } from '../shared/media.ts';
import { ExpiryCard, TracingCard } from './about-cards.tsx';
import { FooterLinks } from './footer-links.tsx';
import { JoinPanel } from './join-panel.tsx';
import styles from './right-column.module.css';
import { SearchBox } from './search-box.tsx';
import { SuggestedCard } from './suggested-card.tsx';
import { TrendingCard } from './trending-card.tsx';

/** What goes on beside the page; for whoever is new, what Cruddur is. Narrow windows have none. */
export function RightColumn() {
  const person = useQuery(me).data;
  // Hidden by CSS alone, its lists would still be asked for on every phone.
  const hasRoom = useMedia('(width >= 1024px)');
  if (!hasRoom) return null;
  return (
    <aside className={styles.column} aria-label="Beside the page">
      <SearchBox />
      {person === null && (
        <>
          <JoinPanel />
          <ExpiryCard />
        </>
      )}
      {person && (
        <>
          <TrendingCard />
          <SuggestedCard />
          <TracingCard />
        </>
      )}
      <FooterLinks />
    </aside>
  );
}
