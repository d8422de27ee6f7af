import { createHmac } from 'node:crypto';
import {
  CODE_LENGTH,
  PASSWORD_MAX_LENGTH,
  PASSWORD_MIN_LENGTH,
} from '@cruddur/contract/api/accounts.ts';
import { betterAuth } from 'better-auth';
import { emailOTP } from 'better-auth/plugins';
import type { Database } from '../../db/schema.ts';
import { SESSION_SECONDS } from '../../http/session-cookie.ts';
import { COOKIE_PREFIX } from '../../http/signed-cookie.ts';
import type { Letter } from '../../mail/layout.ts';
import { letters } from '../../mail/letters.ts';
import type { Mailer } from '../../mail/mailer.ts';
import { describeError } from '../../telemetry/current.ts';
import { events } from '../../telemetry/events.ts';
import { log } from '../../telemetry/logs/log.ts';

const CODE_MINUTES = 10;
const CODE_TRIES = 5;
const USER_AGENT_MAX_LENGTH = 400;

export interface AuthOptions {
  db: Database;
  clock: () => Date;
  mailer: Mailer;
  secret: string;
  frontendUrl: string;
}

export type Auth = ReturnType<typeof createAuth>;

const codeLetters: Record<string, (code: string, minutes: number) => Letter> = {
  'email-verification': letters.confirm,
  'forget-password': letters.reset,
  'change-email': letters.changeEmail,
};

/**
 * Passwords, codes and sessions by better-auth, on our tables and in our words. Its own endpoints
 * are not mounted: our routes call it, and answer in our contract's shapes.
 */
export function createAuth({ db, clock, mailer, secret, frontendUrl }: AuthOptions) {
  return betterAuth({
    baseURL: frontendUrl,
    secret,
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    // Its spans are not those of our contract; the SQL that it runs has its own.
    experimental: { instrumentation: { enabled: false } },
    // Ours count in PostgreSQL, by account and by client.
    rateLimit: { enabled: false },
    logger: { level: 'error', log: tell },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: frontendUrl.startsWith('https://'),
      database: { generateId: false },
      ipAddress: { disableIpTracking: true },
    },
    user: {
      modelName: 'accounts',
      fields: {
        emailVerified: 'email_verified',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: { username: { type: 'string', required: true } },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'user_id',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        expiresAt: 'expires_at',
      },
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'credentials',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      disableCleanup: true,
    },
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      requireEmailVerification: true,
      minPasswordLength: PASSWORD_MIN_LENGTH,
      maxPasswordLength: PASSWORD_MAX_LENGTH,
      revokeSessionsOnPasswordReset: true,
      onExistingUserSignUp: async ({ user }) =>
        mailer.send(user.email, letters.alreadyKnown(`${frontendUrl}/signin`)),
      onPasswordReset: async ({ user }) => {
        events.passwordReset(user.id);
        mailer.send(user.email, letters.passwordChanged(`${frontendUrl}/forgot`));
      },
    },
    emailVerification: { autoSignInAfterVerification: true },
    plugins: [
      emailOTP({
        otpLength: CODE_LENGTH,
        expiresIn: CODE_MINUTES * 60,
        allowedAttempts: CODE_TRIES,
        disableSignUp: true,
        changeEmail: { enabled: true },
        // Six digits would be found from a bare hash at once: the key is not in that table.
        storeOTP: {
          hash: async (code) => createHmac('sha256', secret).update(code).digest('base64url'),
        },
        sendVerificationOTP: async ({ email, otp, type }) => {
          const letter = codeLetters[type]?.(otp, CODE_MINUTES);
          if (letter) mailer.send(email, letter);
        },
      }),
    ],
    databaseHooks: {
      user: {
        create: {
          after: async ({ id }) => {
            events.userCreated(id);
            events.signedUp(id);
          },
        },
      },
      session: {
        create: {
          before: async (session) => {
            const now = clock();
            return {
              data: {
                userAgent: session.userAgent?.slice(0, USER_AGENT_MAX_LENGTH),
                createdAt: now,
                updatedAt: now,
                expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
              },
            };
          },
          after: async ({ id }) => events.sessionCreated(id),
        },
      },
    },
  });
}

/** What better-auth has to say for itself; of errors only what may be shown. */
function tell(_level: string, message: string, ...details: unknown[]): void {
  const error = details.find((detail) => detail instanceof Error);
  log('error', message, error ? { 'exception.message': describeError(error).message } : {});
}
