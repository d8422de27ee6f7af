import { useLiveState } from './live.ts';
import { usePause } from './pause.ts';

const words = {
  connecting: { label: 'Joining', title: 'Opening the live stream' },
  open: { label: 'Live', title: 'What arrives is pushed to every screen' },
  lost: { label: 'Offline', title: 'The live stream broke off; trying again every few seconds' },
  paused: { label: 'Paused', title: 'Every screen stands still' },
};

/** Whether what is on the screen is being kept up to date; pressed, it pauses or goes on. */
export function LiveBadge() {
  const stream = useLiveState();
  const { paused, setPaused } = usePause();
  const state = paused ? 'paused' : stream;
  return (
    <>
      <button
        type="button"
        className="live-badge"
        data-state={state}
        title={`${words[state].title}. ${paused ? 'Resume (p)' : 'Pause (p)'}`}
        aria-pressed={paused}
        onClick={() => setPaused(!paused)}
      >
        <span className="live-dot" aria-hidden />
        {words[state].label}
      </button>
      <span className="visually-hidden" role="status">
        {words[state].title}
      </span>
    </>
  );
}
