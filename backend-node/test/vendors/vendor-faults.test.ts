import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Stack } from '../../launch/stack.ts';
import { startTemporaryStack } from '../../launch/temporary-stack.ts';
import { createTestDatabase } from '../database.ts';
import { type FaultOrder, type Vendor, vendors, vendorsAt } from './faults.ts';
import { HOME, personAt, REPORTED, signInAt, TOLD } from './load.ts';

/** Of each vendor and fault; more where the fault has not hit by then. */
const REQUESTS = 50;
/** Less than the tries of what is not taken last together: whoever waited for them would be slower. */
const SLOWEST_MS = 3_400;
const SLOW: FaultOrder = { mode: 'slow', delay_ms: 30_000 };

const lines: string[] = [];
let stack: Stack;
let person: ReturnType<typeof personAt>;
let receiver: ReturnType<typeof vendorsAt>;

beforeAll(async () => {
  stack = await startTemporaryStack({
    databaseUrl: await createTestDatabase(),
    env: {
      OBSERVATORY_DATA: ':memory:',
      LIMITS: 'off',
      LOG_LEVEL: 'info',
      NODE_ENV: 'development',
    },
    print: (part, line) => {
      if (part === 'backend-node') lines.push(line);
    },
  });
  const { backend, observatory = '', database } = stack.urls;
  receiver = vendorsAt(observatory);
  person = personAt(backend, await signInAt(backend));
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  // From here on reading conversations is a fault of ours.
  await client.query('alter table message_groups rename to gone');
  await client.end();
}, 60_000);
afterEach(async () => {
  person.outcome.failed.clear();
  await receiver.endAll();
});
afterAll(() => stack?.stop());

/** Whether what was made while the vendor was at fault is to arrive all the same. */
function survives(vendor: Vendor, { mode, status }: FaultOrder): boolean {
  // Over UDP nobody learns that a datagram was lost.
  if (vendor === 'xray') return mode === 'slow';
  // After 500 OTLP forbids another try, and items are sent by the same rules.
  return vendor === 'cloudwatch' || status !== 500;
}

function expectNobodyWaited(during: string): void {
  expect([...person.outcome.failed], during).toEqual([]);
  expect(person.outcome.slowest, during).toBeLessThan(SLOWEST_MS);
}

/** Loads Cruddur while the vendor is at fault, and ends the fault; the answer checks that it is sent to again. */
async function disturb(vendor: Vendor, fault: FaultOrder): Promise<() => Promise<void>> {
  await receiver.order(vendor, fault);
  const during = await person.send(vendor === 'rollbar' ? REPORTED : HOME);
  await person.drive(REQUESTS, async () => (await receiver.hits(vendor)) > 0);
  expect(await receiver.hits(vendor), `hits of ${vendor}`).toBeGreaterThan(0);
  expectNobodyWaited(`${vendor} at fault`);
  await receiver.end(vendor);
  const after = await person.send(vendor === 'rollbar' ? TOLD : HOME);
  return async () => {
    expect(await receiver.has(vendor, after), `${vendor} is sent to again`).toBe(true);
    const kept = survives(vendor, fault);
    const has = await receiver.has(vendor, during, kept ? 10_000 : 0);
    expect(has, `${vendor} has what was made while it was at fault`).toBe(kept);
  };
}

test.each<[string, FaultOrder]>([
  ['slow', SLOW],
  ['refusing', { mode: 'refuse' }],
  ['resetting', { mode: 'reset' }],
  ['answering 429', { mode: 'status', status: 429, retry_after_s: 2 }],
  ['answering 500', { mode: 'status', status: 500 }],
])(
  'each vendor in turn %s costs no request anything, and is sent to again when it is well',
  async (_how, fault) => {
    const lostBefore = await receiver.datagramsLost();
    const checks: Promise<void>[] = [];
    // The next is at fault while the one before comes back.
    for (const vendor of vendors) checks.push((await disturb(vendor, fault))());
    await Promise.all(checks);
    const lost = (await receiver.datagramsLost()) - lostBefore;
    if (fault.mode === 'slow') expect(lost).toBe(0);
    else expect(lost).toBeGreaterThan(0);
  },
  40_000,
);

test('all vendors slow at once cost no request anything and let the process end, and all that is lost is counted', async () => {
  for (const vendor of vendors) await receiver.order(vendor, SLOW);
  await person.drive(REQUESTS, async () => (await receiver.hits('cloudwatch')) > 0);
  expectNobodyWaited('all at fault');
  await stack.stop();

  const counters = totals();
  const sum = (name: RegExp) =>
    [...counters].reduce((total, [key, value]) => (name.test(key) ? total + value : total), 0);
  expect(counters.get('exporter.dropped.refused')).toBeGreaterThan(0);
  expect(counters.get('exporter.dropped.unavailable')).toBeGreaterThan(0);
  expect(counters.get('cloudwatch.dropped.unavailable')).toBeGreaterThan(0);
  expect(counters.get('rollbar.dropped.refused')).toBe(1);
  // Whatever was made was sent or is counted as lost; both kinds of traces are of the same spans.
  expect(sum(/^exporter\.(exported|dropped)/)).toBe(sum(/^xray\.(sent|dropped)/));
  expect(sum(/^rollbar\.(sent|dropped)/)).toBe(person.outcome.reports);
  const written = lines.filter((line) => line.startsWith('{')).length;
  const metrics = sum(/^cloudwatch\.(sent|dropped)/) - written;
  expect(metrics).toBeGreaterThanOrEqual(1);
  expect(metrics).toBeLessThanOrEqual(4);
}, 40_000);

/** What the process said at its end that it had counted. */
function totals(): ReadonlyMap<string, number> {
  const said = lines.find((line) => line.startsWith('Telemetry: ')) ?? '';
  const pairs = [...said.matchAll(/([\w.]+)=(\d+)/g)];
  return new Map(pairs.map(([, name = '', value]) => [name, Number(value)]));
}
