import { createStore, useStore } from '../store.ts';

const spoken = createStore({ text: '' });

/** Says a sentence to screen readers, politely. */
export function announce(text: string): void {
  // A repeated sentence must differ, or it is not read out again.
  spoken.set({ text: spoken.get().text === text ? `${text}\u00a0` : text });
}

/** The one live region of the page. */
export function Announcer() {
  const { text } = useStore(spoken);
  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  );
}
