import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { createRoutes } from './create.routes.ts';
import { deleteRoutes } from './delete.routes.ts';
import { followingRoutes } from './following.routes.ts';
import { homeRoutes } from './home.routes.ts';
import { notificationsRoutes } from './notifications.routes.ts';
import { profileRoutes } from './profile.routes.ts';
import { reactionRoutes } from './reaction.routes.ts';
import { replyRoutes } from './reply.routes.ts';
import { searchRoutes } from './search.routes.ts';
import { statusRoutes } from './status.routes.ts';
import { trendingRoutes } from './trending.routes.ts';

/** All that is about cruds. An address that is a word comes before those that are a uuid. */
const routes = [
  homeRoutes,
  followingRoutes,
  searchRoutes,
  trendingRoutes,
  notificationsRoutes,
  profileRoutes,
  statusRoutes,
  createRoutes,
  replyRoutes,
  reactionRoutes,
  deleteRoutes,
];

export function activitiesRoutes(dependencies: Dependencies): Router {
  const router = Router();
  for (const make of routes) router.use(make(dependencies));
  return router;
}
