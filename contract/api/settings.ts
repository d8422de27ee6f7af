import { z } from 'zod';

/** Where a page asks for its settings; on the pages' own origin, beside the relay of its spans. */
export const SETTINGS_PATH = '/o/settings';

/** How a page reports its errors to Rollbar, or whatever stands in for it. */
export const RollbarSettings = z
  .object({
    access_token: z.string().meta({
      description: 'A client token, which can do nothing but post items; never the server’s',
      example: 'observatory',
    }),
    endpoint: z.url().meta({
      description: 'The whole address that items are posted to',
      example: 'http://localhost:4318/api/1/item/',
    }),
    environment: z.string().meta({ example: 'development' }),
  })
  .meta({ id: 'RollbarSettings' });

/** What a page is told when it runs, so that one build fits every deployment. No secret is in it. */
export const Settings = z
  .object({
    rollbar: RollbarSettings.nullable().meta({
      description: 'null: pages report no errors to Rollbar',
    }),
  })
  .meta({ id: 'Settings' });

export type RollbarSettings = z.infer<typeof RollbarSettings>;
export type Settings = z.infer<typeof Settings>;
