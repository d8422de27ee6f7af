import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { Notifications, Unread } from '../notifications.ts';
import { PageQuery } from '../paging.ts';
import { notifications } from './examples.ts';
import { json, jsonPage, noContent, readErrors, writeErrors } from './helpers.ts';

const tags = ['Notifications'];

export const notificationPaths: ZodOpenApiPathsObject = {
  '/api/activities/notifications': {
    get: {
      operationId: 'getNotifications',
      tags,
      summary: 'What concerns me, newest first',
      requestParams: { query: PageQuery },
      responses: {
        '200': jsonPage('A page of it', Notifications, notifications),
        ...readErrors('not_signed_in', 'invalid_cursor', 'invalid_field'),
      },
    },
  },
  '/api/activities/notifications/read': {
    put: {
      operationId: 'readNotifications',
      tags,
      summary: 'I have seen them all',
      responses: { ...noContent('They count as read'), ...writeErrors('not_signed_in') },
    },
  },
  '/api/unread': {
    get: {
      operationId: 'getUnread',
      tags,
      summary: 'How much waits for me',
      responses: {
        '200': json('The numbers', Unread, { notifications: 3, messages: 1 }),
        ...readErrors('not_signed_in'),
      },
    },
  },
};
