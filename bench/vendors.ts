/**
 * What all four vendors together cost the backend: throughput and CPU of the home feed on a real
 * PostgreSQL, with Honeycomb's protocol (every span), X-Ray (by the rule that AWS starts with: one
 * request a second and 5 %), CloudWatch Logs and Rollbar on, over all of them off; beside it a null
 * control (off, twice), which says how far the ratio can be trusted; and the same application with
 * the same vendors wired as their guides say. Lines of the log go to standard output, which nobody
 * reads, in all of them: ours two for this endpoint, the greeting included, the guides' one. Run: `node bench/vendors.ts [rounds] [bursts] [NODE_ENV]`.
 */
import { fileURLToPath } from 'node:url';
import { compare, type Measured, type Variant } from './backend/compare.ts';
import { startFeedDatabase } from './backend/feed-database.ts';
import { perProcess, perRequest, ratio, speed } from './backend/figures.ts';
import { PRODUCT, type Server } from './backend/server.ts';
import { type Destination, startSink } from './backend/sink.ts';

const rounds = Number(process.argv[2] ?? 2);
const bursts = Number(process.argv[3] ?? 3);
const mode = process.argv[4] ?? 'production';
/** winston-cloudwatch on its own sends every two seconds. */
const SETTLE_MS = 2_200;
const TARGET = 0.75;
const AIM = 0.9;

const stockFile = (name: string) =>
  fileURLToPath(new URL(`./vendors/stock/${name}`, import.meta.url));
const STOCK = ['--import', stockFile('preload.ts'), stockFile('main.ts')];

/** As whoever has an account sets them, but for the addresses. */
const accounts = ({ url, daemon }: Destination) => ({
  OTEL_SERVICE_NAME: 'backend-node',
  OTEL_EXPORTER_OTLP_ENDPOINT: url,
  AWS_XRAY_DAEMON_ADDRESS: daemon,
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: url,
  ROLLBAR_ACCESS_TOKEN: 'bench',
  ROLLBAR_ENDPOINT: `${url}/api/1/item/`,
});
/** Spans alone, as with ours, and no complaint about each request that the clients make themselves. */
const stockAccounts = (destination: Destination) => ({
  ...accounts(destination),
  OTEL_METRICS_EXPORTER: 'none',
  OTEL_LOGS_EXPORTER: 'none',
  AWS_XRAY_CONTEXT_MISSING: 'IGNORE_ERROR',
});

const none = () => ({});
const variants: Variant<'off' | 'on' | 'off again' | 'stock'>[] = [
  { name: 'off', args: PRODUCT, env: none },
  { name: 'on', args: PRODUCT, env: accounts },
  { name: 'off again', args: PRODUCT, env: none },
  { name: 'stock', args: STOCK, env: stockAccounts },
];

const database = await startFeedDatabase();
const sink = startSink();
try {
  const env = { NODE_ENV: mode, DATABASE_URL: database.url, DEMO_DATA: 'off' };
  const settleMs = SETTLE_MS;
  const measured = await compare({
    variants,
    sink,
    rounds,
    bursts,
    settleMs,
    env,
    atLast: oneItem,
  });
  console.table(
    Object.fromEntries(
      variants.map(({ name }) => [
        name,
        {
          ...speed(measured[name]),
          'spans/req': perRequest(measured[name], 'spans'),
          'lines/req': perRequest(measured[name], 'lines'),
          'segments/req': perRequest(measured[name], 'segments'),
          // Nothing goes wrong in the home feed: the one that was asked for at the end.
          'items/process': perProcess(measured[name], 'items'),
        },
      ]),
    ),
  );
  const { off, on, stock, 'off again': control } = measured;
  const versus = (over: Measured, under: Measured[]) =>
    `throughput ${ratio(over, under, 'requestsPerSecond').toFixed(2)}, CPU ${ratio(over, under, 'cpuMicrosPerRequest').toFixed(2)}`;
  const both = [off, control];
  console.log(`all vendors over the mean of both off: ${versus(on, both)}`);
  console.log(`stock wiring over the same:            ${versus(stock, both)}`);
  console.log(`null control, off again over off:      ${versus(control, [off])}`);
  console.log(`wanted of all vendors: throughput of at least ${TARGET}, better ${AIM}`);
} finally {
  sink.stop();
  await database.stop();
}

/** Has one item sent to Rollbar, where it is on. */
async function oneItem({ url }: Server): Promise<void> {
  const answer = await fetch(new URL('/rollbar/test', url));
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`/rollbar/test answered ${answer.status}.`);
}
