import { Bomb } from 'lucide-react';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { openCompose } from './open-compose.ts';

/** A feed without cruds, and the one thing to do about it. */
export function EmptyFeed() {
  return (
    <EmptyState
      icon={Bomb}
      title="Nothing to see here yet"
      text="Every crud has gone its way. Say something, it will be gone soon enough."
    >
      <button type="button" name="first-crud" className="button" onClick={openCompose}>
        Write a crud
      </button>
    </EmptyState>
  );
}
