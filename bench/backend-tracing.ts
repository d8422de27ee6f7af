/**
 * What tracing costs the backend: throughput and CPU of `GET /api/activities/home` on a real
 * PostgreSQL, with every span exported over without tracing, and beside it a null control (without
 * tracing, twice), which says how far the ratio can be trusted.
 * Run: `node bench/backend-tracing.ts [rounds] [bursts] [NODE_ENV]`.
 */
import { compare, type Variant } from './backend/compare.ts';
import { startFeedDatabase } from './backend/feed-database.ts';
import { perRequest, ratio, speed } from './backend/figures.ts';
import { PRODUCT } from './backend/server.ts';
import { startSink } from './backend/sink.ts';

const rounds = Number(process.argv[2] ?? 2);
const bursts = Number(process.argv[3] ?? 4);
/** Outside production, as `npm start` runs it, the API also checks its own answers. */
const mode = process.argv[4] ?? 'production';
const SETTLE_MS = 700;
const TARGET = 0.8;

const none = () => ({});
const variants: Variant<'off' | 'on' | 'off again'>[] = [
  { name: 'off', args: PRODUCT, env: none },
  { name: 'on', args: PRODUCT, env: ({ url }) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: url }) },
  { name: 'off again', args: PRODUCT, env: none },
];

const database = await startFeedDatabase();
const sink = startSink();
try {
  const env = { NODE_ENV: mode, DATABASE_URL: database.url, DEMO_DATA: 'off' };
  const measured = await compare({ variants, sink, rounds, bursts, settleMs: SETTLE_MS, env });
  console.table(
    Object.fromEntries(
      variants.map(({ name }) => [
        name,
        { ...speed(measured[name]), 'spans/req': perRequest(measured[name], 'spans') },
      ]),
    ),
  );
  const { off, on, 'off again': control } = measured;
  const throughput = (over: typeof on) => ratio(over, [off], 'requestsPerSecond').toFixed(2);
  const cpu = (over: typeof on) => ratio(over, [off], 'cpuMicrosPerRequest').toFixed(2);
  console.log(`throughput, tracing on over off: ${throughput(on)} (target ${TARGET})`);
  console.log(`throughput, null control:        ${throughput(control)}`);
  console.log(`CPU, tracing on over off:        ${cpu(on)}`);
  console.log(`CPU, null control:               ${cpu(control)}`);
} finally {
  sink.stop();
  await database.stop();
}
