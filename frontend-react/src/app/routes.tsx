import { pages } from '@cruddur/contract/pages.ts';
import { createBrowserRouter, Outlet, type RouteObject, useParams } from 'react-router';
import { HomePage } from '../features/home/home-page.tsx';
import { loadLater } from '../shared/ui/load-later.tsx';
import { PageError, WholeError } from './error-pages.tsx';
import { Layout } from './layout.tsx';
import { NotFoundPage } from './not-found-page.tsx';

// Every page but the first is loaded when somebody goes there.
const SearchPage = loadLater(() => import('../features/search/search-page.tsx'));
const NotificationsPage = loadLater(
  () => import('../features/notifications/notifications-page.tsx'),
);
const MessagesPage = loadLater(() => import('../features/messages/messages-page.tsx'));

/** A page that fails keeps the shell around it; a shell that fails leaves a page of its own. */
export const routes: RouteObject[] = [
  {
    element: <Layout />,
    errorElement: <WholeError />,
    children: [
      {
        errorElement: <PageError />,
        children: [
          { path: pages.home, element: <HomePage /> },
          { path: pages.search, element: <SearchPage /> },
          { path: pages.notifications, element: <NotificationsPage /> },
          { path: pages.messages, element: <MessagesPage /> },
          {
            element: <OfSomebody />,
            children: [{ path: pages.conversation, element: <MessagesPage /> }],
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];

/** Pages about one person: what is no @handle is no page, and a router only matches whole segments. */
function OfSomebody() {
  const { handle = '' } = useParams();
  return handle.startsWith('@') ? <Outlet /> : <NotFoundPage />;
}

export const router = createBrowserRouter(routes);
