import type { Settings } from '@cruddur/contract/api/settings.ts';
import { environmentName } from '../environment.ts';
import { browserTarget } from './target.ts';

/** What pages are told when they run; of tokens only Rollbar's for clients is in it. */
export function pageSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const target = browserTarget(env);
  if ('reason' in target) return { rollbar: null };
  return {
    rollbar: {
      access_token: target.token,
      endpoint: target.endpoint,
      environment: environmentName(env),
    },
  };
}
