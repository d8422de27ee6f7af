import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
// What all screens share comes first, so that a screen's own rules win.
import './tokens.css';
import './base.css';
import './shared/controls.css';
import './shared/states.css';
import './shared/tabs.css';
import './shared/screen.css';
import './shared/list.css';
import './shared/tables.css';
import './shared/frame.css';
import { App } from './app.tsx';
import { RequestFailed } from './shared/api.ts';
import { applyStoredTheme } from './shared/theme.ts';

applyStoredTheme();

/** What is on the screen is kept up to date by the live stream, so nothing is read on a guess. */
const client = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      // An answer such as "not found" stays what it is; a server that is starting does not.
      retry: (failures, error) => !(error instanceof RequestFailed) && failures < 2,
      retryDelay: 500,
    },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root.');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      {/* As transitions, address changes would lag behind keys pressed quickly one after another. */}
      <BrowserRouter useTransitions={false}>
        <App />
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
);
