import { createBrowserRouter, type RouteObject } from 'react-router';
import { SignInAgain, SignInCallback } from '../auth/callback.tsx';
import { SignedIn } from '../auth/signed-in.tsx';
import { Workbench } from '../pages/workbench/page.tsx';
import { Loading } from '../ui/states.tsx';
import { cityRoutes } from './city-routes.tsx';
import { ErrorPage } from './error-page.tsx';
import { NotFound } from './not-found.tsx';
import { Shell } from './shell.tsx';

const withAntd = (...children: RouteObject[]): RouteObject => ({
  lazy: () => import('./with-antd.tsx'),
  children,
});

/** Every page is a chunk of its own, except the one that everybody opens first. */
export const router = createBrowserRouter([
  { path: '/sign-in/callback', element: <SignInCallback /> },
  { path: '/sign-in/again', element: <SignInAgain /> },
  {
    element: <Shell />,
    hydrateFallbackElement: <Loading />,
    errorElement: <ErrorPage />,
    children: [
      {
        errorElement: <ErrorPage />,
        children: [
          {
            element: <SignedIn />,
            children: [
              { index: true, Component: Workbench },
              withAntd(
                { path: 'review', lazy: () => import('../pages/review/page.tsx') },
                { path: 'projects', lazy: () => import('../pages/ledger/page.tsx') },
                { path: 'projects/new', lazy: () => import('../pages/new-project/page.tsx') },
                { path: 'projects/:projectId', lazy: () => import('../pages/project/page.tsx') },
                { path: 'settings', lazy: () => import('../pages/settings/page.tsx') },
                { path: 'projects/:projectId/forms', lazy: () => import('../pages/project/forms/page.tsx') },
                { path: 'projects/:projectId/history', lazy: () => import('../pages/history/page.tsx') },
                ...cityRoutes,
              ),
            ],
          },
          withAntd({ path: 'calculator', lazy: () => import('../pages/calculator/page.tsx') }),
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
]);
