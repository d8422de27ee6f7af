import { Router } from 'express';
import type { Dependencies } from '../../http/dependencies.ts';
import { findingRoutes } from './finding.routes.ts';
import { followRoutes } from './follow.routes.ts';
import { followListRoutes } from './follow-lists.routes.ts';
import { profileRoutes } from './profile.routes.ts';

/** People as others see, follow and find them. */
export function peopleRoutes(dependencies: Dependencies): Router {
  return Router().use(
    profileRoutes(dependencies),
    followRoutes(dependencies),
    followListRoutes(dependencies),
    findingRoutes(dependencies),
  );
}
