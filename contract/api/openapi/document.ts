import { createDocument } from 'zod-openapi';
import { accountPaths } from './accounts.ts';
import { activityPaths } from './activities.ts';
import { activityPagePaths } from './activity-pages.ts';
import { livePaths } from './live.ts';
import { messagePaths } from './messages.ts';
import { notificationPaths } from './notifications.ts';
import { operationPaths } from './operation.ts';
import { ownAccountPaths } from './own-account.ts';
import { peoplePaths } from './people.ts';
import { picturePaths } from './pictures.ts';
import { reactionPaths } from './reactions.ts';

/** The OpenAPI 3.1 document of the API, generated from the schemas that validate it. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Cruddur',
      version: '0.1.0',
      description:
        'A micro-blog whose posts ("cruds") expire. Every answer that is not a success has one shape, and its `trace_id` finds the request in every tool.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server' }],
    tags: [
      { name: 'Activities', description: 'Cruds' },
      { name: 'Notifications', description: 'What concerns me' },
      { name: 'Accounts', description: 'Signing in, and what only I see of me' },
      { name: 'People' },
      { name: 'Messages', description: 'Between two people' },
      { name: 'Live', description: 'That something happened' },
      { name: 'Operation', description: 'For those who run it' },
    ],
    paths: {
      ...activityPaths,
      ...activityPagePaths,
      ...reactionPaths,
      ...notificationPaths,
      ...accountPaths,
      ...ownAccountPaths,
      ...peoplePaths,
      ...picturePaths,
      ...messagePaths,
      ...livePaths,
      ...operationPaths,
    },
  });
}
