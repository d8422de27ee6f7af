import { tell } from './journal.ts';
import { begin, cause, type Operation, release } from './operations.ts';
import { oncePageShown } from './page-shown.ts';
import { afterPaint } from './paint.ts';

/** What is used of react-router's data router. */
export interface Router {
  readonly state: RouterState;
  subscribe(listener: (state: RouterState) => void): () => void;
}

interface RouterState {
  readonly historyAction: string;
  readonly location: { readonly pathname: string; readonly search: string };
  readonly matches: readonly { readonly route: { readonly path?: string | undefined } }[];
  readonly navigation: { readonly state: string };
}

/** The pattern of the page that is shown, such as `/@:handle/status/:uuid`. */
export function routeOf({ matches }: RouterState): string {
  const path = matches.map(({ route }) => route.path ?? '').join('/');
  return `/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
}

/** Makes every change of page an operation, inside the action that led to it if there is one. */
export function traceNavigations(router: Router): void {
  let shown = router.state.location;
  let current: Operation | undefined;
  router.subscribe((state) => {
    const { location, navigation } = state;
    const changed = location.pathname !== shown.pathname || location.search !== shown.search;
    if (navigation.state !== 'idle') current ??= beginNavigation(state);
    else if (changed) {
      const done = current ?? beginNavigation(state);
      current = undefined;
      name(done, state);
      oncePageShown(() => afterPaint(() => release(done)));
    } else if (current) {
      // Called off.
      release(current);
      current = undefined;
    }
    shown = location;
  });
}

function beginNavigation(state: RouterState): Operation {
  const parent = cause();
  const inside = parent?.kind === 'action' ? parent : undefined;
  return begin({ kind: 'navigation', name: `navigate ${routeOf(state)}`, parent: inside });
}

function name(operation: Operation, state: RouterState): void {
  const route = routeOf(state);
  operation.name = `navigate ${route}`;
  operation.attributes = {
    'app.route': route,
    'app.navigation.type': state.historyAction.toLowerCase(),
  };
  tell({ type: 'renamed', operation });
}
