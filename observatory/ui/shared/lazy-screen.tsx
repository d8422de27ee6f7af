import { type ComponentType, lazy, Suspense, useState } from 'react';

const known: (() => Promise<unknown>)[] = [];

/**
 * A screen whose code comes when it is first wanted, or before that by `loadScreens`. Code that is
 * there already is drawn at once, without the moment that React's `lazy` is blank for.
 */
export function lazyScreen(load: () => Promise<ComponentType>): ComponentType {
  let loaded: ComponentType | undefined;
  const get = async () => {
    loaded = await load();
    return { default: loaded };
  };
  known.push(get);
  const Later = lazy(get);
  return function LazyScreen() {
    const [Shown] = useState(() => loaded ?? Later);
    // A boundary of its own: in a shared one the screen before would stay, hidden, and hear keys.
    return (
      <Suspense fallback={<div aria-busy="true" />}>
        <Shown />
      </Suspense>
    );
  };
}

let all: Promise<unknown> | undefined;

/** Reads the code of all screens, so that going to one takes no time; resolves once it has been tried. */
export function loadScreens(): Promise<unknown> {
  // What cannot be read now is asked for again, and its failure shown, when somebody goes there.
  all ??= Promise.allSettled(known.map((get) => get()));
  return all;
}
