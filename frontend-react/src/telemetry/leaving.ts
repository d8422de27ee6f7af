import type { Processor } from './export/processor.ts';
import type { ResourceTimings } from './resource-timings.ts';

/**
 * Sends what there is when the page is hidden or closed. On window, after everything that ends
 * spans on the same events (web vitals, operations). A page that the browser keeps for the back
 * button (`persisted`) may come back and end its spans.
 */
export function sendWhenLeaving(
  processor: Pick<Processor, 'leave' | 'resume'>,
  timings: Pick<ResourceTimings, 'settle'>,
): void {
  const leave = (reason: 'hidden' | 'closed') => {
    timings.settle();
    processor.leave(reason);
  };
  addEventListener('visibilitychange', () =>
    document.hidden ? leave('hidden') : processor.resume(),
  );
  addEventListener('pagehide', ({ persisted }) => leave(persisted ? 'hidden' : 'closed'));
  addEventListener('pageshow', () => processor.resume());
}
