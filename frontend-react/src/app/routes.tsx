import { pages } from '@cruddur/contract/pages.ts';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { HomePage } from '../features/home/home-page.tsx';
import { PageError, WholeError } from './error-pages.tsx';
import { Layout } from './layout.tsx';
import { NotFoundPage } from './not-found-page.tsx';

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
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];

export const router = createBrowserRouter(routes);
