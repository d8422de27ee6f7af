import { pageAt } from '../shared/page-at.ts';
import { oncePageShown } from '../shared/page-shown.ts';
import { begin, cause, release } from './operations.ts';
import { afterPaint } from './paint.ts';

/** The pattern of the page at the address, such as `/:handle/status/:uuid`, and `/*` where none is. */
export function currentRoute(): string {
  return pageAt(location.pathname) ?? '/*';
}

/**
 * Makes every change of page an operation, inside the action that led to it if there is one. The
 * browser's own history is where every router goes through, and it is asked before a page begins to
 * be shown: its requests then belong to the change.
 */
export function traceNavigations(): void {
  let shown = place();
  const changed = (type: 'push' | 'replace' | 'pop') => {
    if (place() === shown) return;
    shown = place();
    const parent = cause();
    const navigation = begin({
      kind: 'navigation',
      name: `navigate ${currentRoute()}`,
      attributes: { 'app.route': currentRoute(), 'app.navigation.type': type },
      parent: parent?.kind === 'action' ? parent : undefined,
    });
    oncePageShown(() => afterPaint(() => release(navigation)));
  };
  for (const type of ['push', 'replace'] as const) {
    const own = history[`${type}State`].bind(history);
    history[`${type}State`] = (...entry) => {
      own(...entry);
      changed(type);
    };
  }
  addEventListener('popstate', () => changed('pop'));
}

const place = () => location.pathname + location.search;
