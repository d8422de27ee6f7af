import { pages } from '@cruddur/contract/pages.ts';
import { Outlet, type RouteObject, useParams, useRoutes } from 'react-router';
import { HomePage } from '../features/home/home-page.tsx';
import { loadLater } from '../shared/ui/load-later.tsx';
import { PageBoundary, WholeBoundary } from './boundaries.tsx';
import { Layout } from './layout.tsx';
import { NotFoundPage } from './not-found-page.tsx';

// Every page but the first is loaded when somebody goes there.
const SearchPage = loadLater(() => import('../features/search/search-page.tsx'));
const NotificationsPage = loadLater(
  () => import('../features/notifications/notifications-page.tsx'),
);
const SignUpPage = loadLater(() => import('../features/accounts/sign-up-page.tsx'));
const ConfirmPage = loadLater(() => import('../features/accounts/confirm-page.tsx'));
const SignInPage = loadLater(() => import('../features/accounts/sign-in-page.tsx'));
const ForgotPage = loadLater(() => import('../features/accounts/forgot-page.tsx'));
const AccountPage = loadLater(() => import('../features/accounts/account-page.tsx'));
const AboutPage = loadLater(() => import('../features/legal/about-page.tsx'));
const ErrorTestPage = loadLater(() => import('../features/error-test/error-test-page.tsx'));
const TermsPage = loadLater(() => import('../features/legal/terms-page.tsx'));
const PrivacyPage = loadLater(() => import('../features/legal/privacy-page.tsx'));
const ProfilePage = loadLater(() => import('../features/profile/profile-page.tsx'));
const StatusPage = loadLater(() => import('../features/status/status-page.tsx'));
const MessagesPage = loadLater(() => import('../features/messages/messages-page.tsx'));

const routes: RouteObject[] = [
  {
    element: (
      <WholeBoundary>
        <Layout />
      </WholeBoundary>
    ),
    children: [
      {
        element: (
          <PageBoundary>
            <Outlet />
          </PageBoundary>
        ),
        children: [
          { path: pages.home, element: <HomePage /> },
          { path: pages.search, element: <SearchPage /> },
          { path: pages.notifications, element: <NotificationsPage /> },
          { path: pages.messages, element: <MessagesPage /> },
          {
            element: <OfSomebody />,
            children: [
              { path: pages.conversation, element: <MessagesPage /> },
              { path: pages.profile, element: <ProfilePage /> },
              { path: pages.status, element: <StatusPage /> },
            ],
          },
          { path: pages.signUp, element: <SignUpPage /> },
          { path: pages.confirm, element: <ConfirmPage /> },
          { path: pages.signIn, element: <SignInPage /> },
          { path: pages.forgot, element: <ForgotPage /> },
          { path: pages.account, element: <AccountPage /> },
          { path: pages.about, element: <AboutPage /> },
          { path: pages.errorTest, element: <ErrorTestPage /> },
          { path: pages.terms, element: <TermsPage /> },
          { path: pages.privacy, element: <PrivacyPage /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];

/** The page at the address, inside the shell. */
export function Pages() {
  return useRoutes(routes);
}

/** Pages about one person: what is no @handle is no page, and a router only matches whole segments. */
function OfSomebody() {
  const { handle = '' } = useParams();
  return handle.startsWith('@') ? <Outlet /> : <NotFoundPage />;
}
