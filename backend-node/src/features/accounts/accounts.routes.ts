import { Router } from 'express';
import { ownAccountRoutes } from './account.routes.ts';
import type { AccountDependencies } from './account-dependencies.ts';
import { dataRoutes } from './data.routes.ts';
import { demoRoutes } from './demo.routes.ts';
import { emailRoutes } from './email.routes.ts';
import { forgotRoutes } from './forgot.routes.ts';
import { meRoutes } from './me.routes.ts';
import { sessionRoutes } from './sessions.routes.ts';
import { signInRoutes } from './sign-in.routes.ts';
import { signUpRoutes } from './sign-up.routes.ts';

/** Everything of `/api/auth`, `/api/account` and `/api/me`. */
export function accountRoutes(dependencies: AccountDependencies): Router {
  const router = Router();
  router.use(signUpRoutes(dependencies));
  router.use(signInRoutes(dependencies));
  router.use(forgotRoutes(dependencies));
  router.use(demoRoutes(dependencies));
  router.use(meRoutes(dependencies));
  router.use(ownAccountRoutes(dependencies));
  router.use(emailRoutes(dependencies));
  router.use(sessionRoutes(dependencies));
  router.use(dataRoutes(dependencies));
  return router;
}
