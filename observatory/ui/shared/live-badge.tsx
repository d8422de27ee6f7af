import { useLiveState } from './live.ts';

const words = {
  connecting: { label: 'Joining', title: 'Opening the live stream' },
  open: { label: 'Live', title: 'Traces are pushed as they arrive' },
  lost: { label: 'Offline', title: 'The live stream broke off; trying again every few seconds' },
};

/** Whether what is on the screen is being kept up to date. */
export function LiveBadge() {
  const state = useLiveState();
  return (
    <span className="live-badge" data-state={state} role="status" title={words[state].title}>
      <span className="live-dot" />
      {words[state].label}
    </span>
  );
}
