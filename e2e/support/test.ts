import { test as base, expect } from '@playwright/test';
import { Observatory } from './observatory.ts';
import { signInAs } from './people.ts';

interface Fixtures {
  /** The person of the demo who is signed in from the start; null for nobody. */
  person: string | null;
  signedIn: undefined;
  /** Browser messages that this test brings about on purpose. */
  expectedConsole: RegExp[];
  consoleErrors: string[];
}

export const observatory = new Observatory(process.env.E2E_OBSERVATORY ?? '');

/** Every journey fails on an error in the console that it did not announce. */
export const test = base.extend<Fixtures>({
  person: ['andrewbrown', { option: true }],
  signedIn: [
    async ({ context, person }, use) => {
      if (person !== null) await signInAs(context, person);
      await use(undefined);
    },
    { auto: true },
  ],
  expectedConsole: [[], { option: true }],
  consoleErrors: [
    async ({ context, expectedConsole }, use) => {
      const errors: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
      });
      context.on('weberror', (error) => errors.push(error.error().stack ?? String(error.error())));
      await use(errors);
      const surprising = errors.filter(
        (text) => !expectedConsole.some((known) => known.test(text)),
      );
      expect(surprising, 'errors in the browser console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
