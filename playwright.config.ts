import { defineConfig, devices } from '@playwright/test';
import { browserOptions } from './backend-node/launch/browser.mjs';

/**
 * The whole product in a real browser. The stack is started once, on free ports and a database of
 * its own (e2e/stack.setup.ts), so that this runs beside `npm start`.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/stack.setup.ts',
  workers: 2,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.E2E_CRUDDUR,
    viewport: { width: 1440, height: 900 },
    launchOptions: browserOptions(),
    trace: 'off',
  },
  projects: [
    {
      name: 'journeys',
      testMatch: ['journeys/**/*.spec.ts', 'connected/**/*.spec.ts', 'observatory/**/*.spec.ts'],
    },
    // Holds everything that the others' traffic left in the Observatory against the contract.
    { name: 'contract', testMatch: 'contract/**/*.spec.ts', dependencies: ['journeys'] },
  ],
});
