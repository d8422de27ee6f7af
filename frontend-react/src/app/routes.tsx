import { type PagePattern, pages } from '@cruddur/contract/pages.ts';
import type { ReactNode } from 'react';
import { createBrowserRouter, Outlet, type RouteObject, useParams } from 'react-router';
import { HomePage } from '../features/home/home-page.tsx';
import { loadLater } from '../shared/ui/load-later.tsx';
import { PageError, WholeError } from './error-pages.tsx';
import { Layout } from './layout.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import type { PageHandle } from './use-page.ts';

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

/** A page that fails keeps the shell around it; a shell that fails leaves a page of its own. */
export const routes: RouteObject[] = [
  {
    element: <Layout />,
    errorElement: <WholeError />,
    children: [
      {
        errorElement: <PageError />,
        children: [
          page(pages.home, <HomePage />, { title: 'Home' }),
          page(pages.search, <SearchPage />, { title: 'Search' }),
          page(pages.notifications, <NotificationsPage />, { title: 'Notifications' }),
          page(pages.messages, <MessagesPage />, { title: 'Messages', fills: true }),
          {
            element: <OfSomebody />,
            children: [
              page(pages.conversation, <MessagesPage />, {
                title: 'Messages',
                back: pages.messages,
                fills: true,
              }),
              page(pages.profile, <ProfilePage />, { title: 'Profile', back: pages.home }),
              page(pages.status, <StatusPage />, { title: 'Crud', back: pages.home, asks: true }),
            ],
          },
          page(pages.signUp, <SignUpPage />, { title: 'Sign up', asks: true }),
          page(pages.confirm, <ConfirmPage />, { title: 'Confirm', asks: true }),
          page(pages.signIn, <SignInPage />, { title: 'Sign in', asks: true }),
          page(pages.forgot, <ForgotPage />, { title: 'Password', asks: true }),
          page(pages.account, <AccountPage />, { title: 'Account', asks: true }),
          page(pages.about, <AboutPage />, { title: 'About' }),
          page(pages.errorTest, <ErrorTestPage />, { title: 'Error test', back: pages.about }),
          page(pages.terms, <TermsPage />, { title: 'Terms' }),
          page(pages.privacy, <PrivacyPage />, { title: 'Privacy' }),
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];

function page(path: PagePattern, element: ReactNode, handle: PageHandle): RouteObject {
  return { path, element, handle };
}

/** Pages about one person: what is no @handle is no page, and a router only matches whole segments. */
function OfSomebody() {
  const { handle = '' } = useParams();
  return handle.startsWith('@') ? <Outlet /> : <NotFoundPage />;
}

export const router = createBrowserRouter(routes);
