import { queryClient } from '../app/query-client.ts';
import { listenForActions } from './actions.ts';
import { listenForErrors } from './early-errors.ts';
import { traceEarlyFetches } from './early-fetch.ts';
import { sendWhenLeftEarly } from './early-leave.ts';
import { beginPageLoad } from './early-load.ts';
import { traceQueries } from './queries.ts';
import { loadReporter } from './rollbar/load-reporter.ts';

/** A page in the background paints nothing; there it does not matter when the rest is loaded. */
const PAINT_DEADLINE_MS = 2000;

// Everything here is light and knows no OpenTelemetry: it hands out trace ids, keeps together what
// belongs together and writes down what happens, until start.ts comes after the first paint.
try {
  beginPageLoad();
  listenForErrors();
  listenForActions();
  traceEarlyFetches();
  traceQueries(queryClient);
  sendWhenLeftEarly();
  afterFirstPaint(() => {
    // Blocked or lost on the way: the app does without.
    import('./start.ts')
      .then(({ start }) => start())
      .catch(() => {})
      // After the spans, which explain the errors.
      .then(loadReporter)
      .catch(() => {});
  });
} catch {
  // Telemetry never keeps the app from starting.
}

function afterFirstPaint(work: () => void): void {
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) once();
  });
  const late = setTimeout(once, PAINT_DEADLINE_MS);
  observer.observe({ type: 'paint', buffered: true });
  function once() {
    observer.disconnect();
    clearTimeout(late);
    work();
  }
}
