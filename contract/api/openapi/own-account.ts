import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import {
  Account,
  ChangeEmail,
  ChangePassword,
  ConfirmEmail,
  DeleteAccount,
  Sessions,
} from '../accounts.ts';
import { exampleBody, json, noContent, readErrors, writeErrors } from './helpers.ts';

const tags = ['Accounts'];
const password = 'correct horse battery';
const account = {
  email: 'andrew@example.com',
  handle: 'andrewbrown',
  created_at: '2026-11-22T12:00:00.000Z',
};
const session = {
  uuid: '7d1f0c5e-2a49-4b57-8f3c-3f7c9b1f6a20',
  device: 'Firefox on Linux',
  created_at: '2026-11-22T12:00:00.000Z',
  last_seen_at: '2026-11-22T18:00:00.000Z',
  current: true,
};

export const ownAccountPaths: ZodOpenApiPathsObject = {
  '/api/account': {
    get: {
      operationId: 'getAccount',
      tags,
      summary: 'What only I see of me',
      responses: { '200': json('My account', Account, account), ...readErrors('not_signed_in') },
    },
    delete: {
      operationId: 'deleteAccount',
      tags,
      summary: 'Delete my account and all that I wrote',
      requestBody: exampleBody(DeleteAccount, { password }),
      responses: {
        ...noContent('Gone for good'),
        ...writeErrors('not_signed_in', 'password_blank', 'wrong_password'),
      },
    },
  },
  '/api/account/password': {
    put: {
      operationId: 'changePassword',
      tags,
      summary: 'Change my password; every other session ends, and this one gets a new cookie',
      requestBody: exampleBody(ChangePassword, { password, new_password: 'a better one still' }),
      responses: {
        ...noContent('The new password holds'),
        ...writeErrors(
          'not_signed_in',
          'password_blank',
          'password_too_short',
          'password_too_long',
          'wrong_password',
        ),
      },
    },
  },
  '/api/account/email': {
    post: {
      operationId: 'changeEmail',
      tags,
      summary: 'Ask for another address; a code goes there',
      requestBody: exampleBody(ChangeEmail, { email: 'brown@example.com', password }),
      responses: {
        '202': { description: 'The same whether or not somebody has the address already' },
        ...writeErrors('not_signed_in', 'email_invalid', 'password_blank', 'wrong_password'),
      },
    },
    put: {
      operationId: 'confirmNewEmail',
      tags,
      summary: 'Take the new address by the code that went there',
      requestBody: exampleBody(ConfirmEmail, { email: 'brown@example.com', code: '123456' }),
      responses: {
        '200': json('My account', Account, { ...account, email: 'brown@example.com' }),
        ...writeErrors('not_signed_in', 'email_invalid', 'code_invalid'),
      },
    },
  },
  '/api/account/sessions': {
    get: {
      operationId: 'getSessions',
      tags,
      summary: 'Where I am signed in',
      responses: {
        '200': json('The one seen last first', Sessions, [session]),
        ...readErrors('not_signed_in'),
      },
    },
    delete: {
      operationId: 'endOtherSessions',
      tags,
      summary: 'Sign out everywhere else',
      responses: { ...noContent('Only this one is left'), ...writeErrors('not_signed_in') },
    },
  },
  '/api/account/sessions/{uuid}': {
    delete: {
      operationId: 'endSession',
      tags,
      summary: 'Sign out there',
      requestParams: { path: z.object({ uuid: z.uuid().meta({ example: session.uuid }) }) },
      responses: { ...noContent('Ended'), ...writeErrors('not_signed_in', 'not_found') },
    },
  },
  '/api/account/data': {
    get: {
      operationId: 'getMyData',
      tags,
      summary: 'Everything of mine, as a file',
      responses: {
        '200': {
          description: 'A JSON document to keep',
          headers: {
            'Content-Disposition': {
              schema: {
                type: 'string',
                examples: ['attachment; filename=cruddur-andrewbrown.json'],
              },
            },
          },
          content: {
            'application/json': {
              schema: { type: 'object' },
              example: { account: { email: account.email }, cruds: [], messages: [] },
            },
          },
        },
        ...readErrors('not_signed_in', 'too_many_requests'),
      },
    },
  },
};
