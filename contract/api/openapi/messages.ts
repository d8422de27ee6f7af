import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { Message, MessageGroups, MessageThread, SendMessage } from '../messages.ts';
import { PageQuery } from '../paging.ts';
import { json, jsonBody, jsonPage, noContent, readErrors, writeErrors } from './helpers.ts';
import { HandlePath, OnceHeader } from './parameters.ts';
import { groups, message, thread } from './person-examples.ts';

export const messagePaths: ZodOpenApiPathsObject = {
  '/api/message_groups': {
    get: {
      operationId: 'getMessageGroups',
      tags: ['Messages'],
      summary: 'My conversations, the last spoken in first',
      requestParams: { query: PageQuery },
      responses: {
        '200': jsonPage('A page of them', MessageGroups, groups),
        ...readErrors('not_signed_in', 'invalid_cursor', 'invalid_field'),
      },
    },
  },
  '/api/messages/@{handle}': {
    get: {
      operationId: 'getMessages',
      tags: ['Messages'],
      summary: 'What somebody and I said, newest first',
      requestParams: { path: HandlePath, query: PageQuery },
      responses: {
        '200': jsonPage('A page of it, going back', MessageThread, thread),
        ...readErrors('not_signed_in', 'not_found', 'yourself', 'invalid_cursor', 'invalid_field'),
      },
    },
  },
  '/api/messages/@{handle}/read': {
    put: {
      operationId: 'readMessages',
      tags: ['Messages'],
      summary: 'I have read what is there',
      requestParams: { path: HandlePath },
      responses: {
        ...noContent('Nothing of it is unread any more'),
        ...writeErrors('not_signed_in', 'not_found', 'yourself'),
      },
    },
  },
  '/api/messages': {
    post: {
      operationId: 'sendMessage',
      tags: ['Messages'],
      summary: 'Say something to somebody',
      requestParams: { header: OnceHeader },
      requestBody: jsonBody(SendMessage),
      responses: {
        '201': json('The message as it is kept', Message, { ...message, mine: true }),
        ...writeErrors(
          'not_signed_in',
          'not_found',
          'user_receiver_handle_blank',
          'handle_invalid',
          'yourself',
          'message_blank',
          'message_exceed_max_chars',
          'invalid_field',
        ),
      },
    },
  },
};
