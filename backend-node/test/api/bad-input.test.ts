import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { listen } from '../../src/telemetry/testing/servers.ts';
import { startTestApp } from '../app.ts';
import { createClient } from './ask.ts';
import { type BadRequest, badRequest } from './bad-input.ts';
import { type Operation, operations } from './operations.ts';
import { expectRefusal } from './refusal.ts';
import { requestOf } from './requests.ts';
import { createScene, PASSWORD } from './scene.ts';

const BATCH = 40;
const BATCHES = 8;
/** Of what hashes a password, which takes long on purpose. */
const SLOW_BATCHES = 1;
/** So that a busy machine asks less rather than too late. */
const TIME_LIMIT_MS = 4_000;

const { app, db, time, reported } = await startTestApp();
const server = await listen(app);
const client = createClient(server.url);
let asked = 0;
let refused = 0;
afterAll(async () => {
  client.close();
  await server.close();
});

/** All are awaited before any is judged: what is reported belongs to this batch and no other. */
async function expectNoFault(batch: BadRequest[], operation: Operation): Promise<void> {
  const answers = await Promise.all(batch.map((request) => client.ask(request)));
  expect(reported.splice(0)).toEqual([]);
  asked += answers.length;
  for (const [index, answer] of answers.entries()) {
    expect(answer.status, answer.text).toBeLessThan(500);
    if (answer.status < 400) continue;
    refused += 1;
    const { method, arrives } = batch[index] ?? {};
    if (method !== 'HEAD') expectRefusal(answer, arrives ? operation : undefined);
  }
}

describe.each(operations)('$name', (operation) => {
  test('refuses what nobody means, and never at a fault of ours', async () => {
    const scene = await createScene(db, time.now);
    const meant = requestOf(operation, scene, 'owner');
    const batches = fc.array(badRequest(meant, operation.path), {
      minLength: 1,
      maxLength: BATCH,
      size: 'max',
    });
    await fc.assert(
      fc.asyncProperty(batches, (batch) => expectNoFault(batch, operation)),
      {
        numRuns: JSON.stringify(meant.body ?? '').includes(PASSWORD) ? SLOW_BATCHES : BATCHES,
        interruptAfterTimeLimit: TIME_LIMIT_MS,
      },
    );
  });
});

test('a thousand and more were asked, and half of them refused', () => {
  expect(asked).toBeGreaterThan(1_000);
  expect(refused / asked).toBeGreaterThan(0.5);
});
