import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { groupRoutes } from './groups.routes.ts';
import { sendRoutes } from './send.routes.ts';
import { threadRoutes } from './thread.routes.ts';

/** Conversations between two people. */
export function messageRoutes(dependencies: Dependencies): Router {
  return Router().use(
    groupRoutes(dependencies),
    threadRoutes(dependencies),
    sendRoutes(dependencies),
  );
}
