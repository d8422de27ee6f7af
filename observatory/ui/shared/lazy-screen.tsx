import { type ComponentType, lazy, useState } from 'react';

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
    return <Shown />;
  };
}

/** Reads the code of all screens one after the other, so that going to one takes no time. */
export async function loadScreens(): Promise<void> {
  // What cannot be read now is asked for again, and its failure shown, when somebody goes there.
  for (const get of known) await get().catch(() => {});
}
