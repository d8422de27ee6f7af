import { Router } from 'express';
import type { AccountDependencies } from './account-dependencies.ts';
import { forgotRoutes } from './forgot.routes.ts';
import { meRoutes } from './me.routes.ts';
import { signInRoutes } from './sign-in.routes.ts';
import { signUpRoutes } from './sign-up.routes.ts';

/** Everything of `/api/auth`, `/api/account` and `/api/me`. */
export function accountRoutes(dependencies: AccountDependencies): Router {
  const router = Router();
  for (const routes of [signUpRoutes, signInRoutes, forgotRoutes, meRoutes]) {
    router.use(routes(dependencies));
  }
  return router;
}
