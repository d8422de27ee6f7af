import { SETTINGS_PATH, Settings } from '@cruddur/contract/api/settings.ts';
import { Router } from 'express';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';

export interface SettingsDependencies {
  readonly settings: Settings;
  readonly checkAnswers: boolean;
}

/** `GET /o/settings`: what a page is told when it runs. The same for everybody. */
export function settingsRoutes({ settings, checkAnswers }: SettingsDependencies): Router {
  const router = Router();
  router
    .route(SETTINGS_PATH)
    .get((_request, response) => present(response, Settings, settings, checkAnswers))
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
