import { z } from 'zod';
import type { ZodOpenApiPathsObject, ZodOpenApiResponseObject } from 'zod-openapi';
import { Confirm, DemoSignIn, EmailOnly, Reset, SignIn, SignUp } from '../accounts.ts';
import { Person } from '../people.ts';
import { exampleBody, json, noContent, readErrors, writeErrors } from './helpers.ts';

const tags = ['Accounts'];
const email = 'andrew@example.com';
const password = 'correct horse battery';
const andrew = {
  uuid: '0f3b8a52-6a3f-4d0e-9d0a-0a6c1f2b7e11',
  handle: 'andrewbrown',
  display_name: 'Andrew Brown',
};

const signedIn: ZodOpenApiResponseObject = {
  ...json('Signed in', Person, andrew),
  headers: {
    'Set-Cookie': {
      description: 'The session, out of reach of scripts',
      schema: {
        type: 'string',
        examples: ['cruddur.session_token=…; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax'],
      },
    },
  },
};

const mailSent = {
  '202': {
    description: 'The same, as soon, and without a body, whether or not we know the address',
  },
};

export const accountPaths: ZodOpenApiPathsObject = {
  '/api/auth/sign-up': {
    post: {
      operationId: 'signUp',
      tags,
      summary: 'Ask for an account; a code comes by mail',
      requestBody: exampleBody(SignUp, {
        display_name: 'Andrew Brown',
        email,
        handle: 'andrewbrown',
        password,
      }),
      responses: {
        ...mailSent,
        ...writeErrors(
          'display_name_blank',
          'display_name_too_long',
          'email_invalid',
          'handle_invalid',
          'handle_taken',
          'password_too_short',
          'password_too_long',
        ),
      },
    },
  },
  '/api/auth/confirm': {
    post: {
      operationId: 'confirmEmail',
      tags,
      summary: 'Confirm an address by the code of the mail',
      description:
        'Only with the cookie that signing up set, or signing in with the right password: a code ' +
        'alone would confirm whatever somebody else asked for with the same address.',
      requestBody: exampleBody(Confirm, { email, code: '123456' }),
      responses: {
        '200': signedIn,
        ...writeErrors('email_invalid', 'code_invalid', 'handle_taken'),
      },
    },
  },
  '/api/auth/resend': {
    post: {
      operationId: 'resendCode',
      tags,
      summary: 'Send another code, which takes the place of the one before',
      requestBody: exampleBody(EmailOnly, { email }),
      responses: { ...mailSent, ...writeErrors('email_invalid') },
    },
  },
  '/api/auth/sign-in': {
    post: {
      operationId: 'signIn',
      tags,
      summary: 'Sign in; an address that is not confirmed gets a new code',
      requestBody: exampleBody(SignIn, { email, password }),
      responses: {
        '200': signedIn,
        ...writeErrors(
          'email_invalid',
          'password_blank',
          'password_too_long',
          'wrong_credentials',
          'email_unconfirmed',
        ),
      },
    },
  },
  '/api/auth/sign-out': {
    post: {
      operationId: 'signOut',
      tags,
      summary: 'End this session',
      responses: { ...noContent('Signed out, or was already'), ...writeErrors() },
    },
  },
  '/api/auth/forgot': {
    post: {
      operationId: 'forgotPassword',
      tags,
      summary: 'Ask for a code to choose a new password with',
      requestBody: exampleBody(EmailOnly, { email }),
      responses: { ...mailSent, ...writeErrors('email_invalid') },
    },
  },
  '/api/auth/reset': {
    post: {
      operationId: 'resetPassword',
      tags,
      summary: 'Choose a new password by the code of the mail; every session ends',
      requestBody: exampleBody(Reset, { email, code: '123456', password }),
      responses: {
        ...noContent('The new password holds'),
        ...writeErrors('email_invalid', 'code_invalid', 'password_too_short', 'password_too_long'),
      },
    },
  },
  '/api/auth/demo': {
    get: {
      operationId: 'getDemoPeople',
      tags,
      summary: 'Who may be tried without an account; nobody in production',
      responses: {
        '200': json('People of the demo', z.array(Person), [andrew]),
        ...readErrors(),
      },
    },
    post: {
      operationId: 'signInAsDemo',
      tags,
      summary: 'Sign in as somebody of the demo',
      requestBody: exampleBody(DemoSignIn, { handle: 'andrewbrown' }),
      responses: { '200': signedIn, ...writeErrors('handle_invalid', 'not_found') },
    },
  },
};
