import './telemetry/stub.ts';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { askEarly } from './app/ask-early.ts';
import { AppError } from './app/error-pages.tsx';
import { queryClient } from './app/query-client.ts';
import { noteCaughtError } from './telemetry/early-errors.ts';
import { ErrorReports } from './telemetry/rollbar/error-reports.tsx';

askEarly(queryClient, location);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root".');
const reactRoot = createRoot(root, {
  onCaughtError(error, { componentStack }) {
    noteCaughtError(error, componentStack);
    // What React itself does when it is not asked to do something else.
    console.error(error, componentStack);
  },
});
// In pieces, between which a phone answers a tap.
startTransition(() =>
  reactRoot.render(
    <StrictMode>
      <ErrorReports fallback={AppError}>
        <App />
      </ErrorReports>
    </StrictMode>,
  ),
);
