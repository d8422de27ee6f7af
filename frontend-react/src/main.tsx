import './telemetry/stub.ts';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { noteCaughtError } from './telemetry/early-errors.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root".');
createRoot(root, {
  onCaughtError(error, { componentStack }) {
    noteCaughtError(error);
    // What React itself does when it is not asked to do something else.
    console.error(error, componentStack);
  },
}).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
