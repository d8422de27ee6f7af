import { fromPageTime } from './ids.ts';
import { begin, release } from './operations.ts';

/** The operation of the page load, in the trace of the server's span that sent the page. */
export function beginPageLoad(): void {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const served = page?.serverTiming?.find(({ name }) => name === 'traceparent')?.description;
  const parent = /^00-([0-9a-f]{32})-([0-9a-f]{16})-/.exec(served ?? '');
  const operation = begin({
    kind: 'load',
    name: 'documentLoad',
    joins: parent ? [parent[1] ?? '', parent[2] ?? ''] : undefined,
    start: fromPageTime(0),
  });
  const loaded = () => release(operation);
  if (document.readyState === 'complete') loaded();
  else addEventListener('load', () => setTimeout(loaded));
}
