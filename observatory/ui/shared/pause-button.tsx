import { Pause, Play } from 'lucide-react';
import { count } from './format.ts';
import { usePause } from './pause.ts';

/** Lets everything stand still, and says how much waits where that is known. */
export function PauseButton({ held }: { held?: number }) {
  const { paused, setPaused } = usePause();
  const Icon = paused ? Play : Pause;
  return (
    <button
      type="button"
      className="button"
      title={paused ? 'Follow what arrives again (p)' : 'Let everything stand still (p)'}
      onClick={() => setPaused(!paused)}
    >
      <Icon size={14} aria-hidden />
      {paused ? 'Resume' : 'Pause'}
      {paused && held !== undefined && <span className="held">{count(held)} held back</span>}
    </button>
  );
}
