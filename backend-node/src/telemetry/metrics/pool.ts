import type { Attributes, Meter } from '@opentelemetry/api';
import pg from 'pg';

type Callback = (error: Error | undefined, ...rest: unknown[]) => void;
type Connect = (this: pg.Pool, callback?: Callback) => unknown;

/** Pools are made once; more than this are tests. */
const POOLS_AT_MOST = 16;
const WAIT_BOUNDS = [0.000_1, 0.000_5, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 3];

/**
 * Measures every pool of connections to PostgreSQL from its first use: connections by state, who
 * waits for one, and for how long. The answer undoes it.
 */
export function measurePools(meter: Meter): () => void {
  const pools = new Map<pg.Pool, Attributes>();
  const waits = meter.createHistogram('db.client.connection.wait_time', {
    unit: 's',
    description: 'How long it took to get a connection from the pool.',
    advice: { explicitBucketBoundaries: WAIT_BOUNDS },
  });
  observePools(meter, pools);

  const prototype = Object.getPrototypeOf(pg.Pool.prototype) as { connect: Connect };
  const { connect } = prototype;
  prototype.connect = function (callback) {
    const attributes = remember(pools, this);
    const startedMs = performance.now();
    const done = () => waits.record((performance.now() - startedMs) / 1_000, attributes);
    if (callback !== undefined) {
      return connect.call(this, (error, ...rest) => {
        if (!error) done();
        callback(error, ...rest);
      });
    }
    const connecting = connect.call(this) as Promise<unknown>;
    connecting.then(done, () => {});
    return connecting;
  };
  return () => {
    prototype.connect = connect;
  };
}

function observePools(meter: Meter, pools: ReadonlyMap<pg.Pool, Attributes>): void {
  const counter = (name: string, unit: string, description: string) =>
    meter.createObservableUpDownCounter(`db.client.connection.${name}`, { unit, description });
  const count = counter('count', '{connection}', 'Connections of the pool, by state.');
  const pending = counter('pending_requests', '{request}', 'Those who wait for a connection.');
  const most = counter('max', '{connection}', 'Connections that the pool may have.');
  meter.addBatchObservableCallback(
    (result) => {
      for (const [pool, attributes] of pools) {
        const { totalCount, idleCount, waitingCount, options } = pool;
        const state = (name: string) => ({ ...attributes, 'db.client.connection.state': name });
        result.observe(count, idleCount, state('idle'));
        result.observe(count, totalCount - idleCount, state('used'));
        result.observe(pending, waitingCount, attributes);
        result.observe(most, options.max ?? 0, attributes);
      }
    },
    [count, pending, most],
  );
}

/** Named by its place among the pools, never by an address, which may hold a password. */
function remember(pools: Map<pg.Pool, Attributes>, pool: pg.Pool): Attributes {
  const known = pools.get(pool);
  if (known) return known;
  for (const each of pools.keys()) if (each.ended) pools.delete(each);
  const name = pool.options.application_name || 'postgresql';
  const taken = [...pools.values()].filter((one) =>
    String(one['db.client.connection.pool.name']).startsWith(name),
  ).length;
  const attributes = {
    'db.client.connection.pool.name': taken === 0 ? name : `${name}-${taken + 1}`,
  };
  if (pools.size < POOLS_AT_MOST) pools.set(pool, attributes);
  return attributes;
}
