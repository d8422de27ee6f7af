import { useMedia } from '../shared/media.ts';
import { useMyHandle } from '../shared/my-handle.ts';
import { ExpiryCard, TracingCard } from './about-cards.tsx';
import { FooterLinks } from './footer-links.tsx';
import { JoinPanel } from './join-panel.tsx';
import styles from './right-column.module.css';
import { SearchBox } from './search-box.tsx';
import { SuggestedCard } from './suggested-card.tsx';
import { TrendingCard } from './trending-card.tsx';

/** What goes on beside the page; for whoever is new, what Cruddur is. Narrow windows have none. */
export function RightColumn() {
  const handle = useMyHandle();
  // Hidden by CSS alone, its lists would still be asked for on every phone.
  const hasRoom = useMedia('(width >= 1024px)');
  if (!hasRoom) return null;
  return (
    <aside className={styles.column} aria-label="Beside the page">
      <SearchBox />
      {handle === null ? (
        <>
          <JoinPanel />
          <ExpiryCard />
        </>
      ) : (
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
