import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { type Generated, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../test/database.ts';
import { inSpan } from './span.ts';
import { recordSpans, type SpanRecorder } from './testing/spans.ts';

interface Schema {
  people: { id: Generated<number>; email: string };
}

let database: string;
let recorder: SpanRecorder;
let pool: pg.Pool;
let kysely: Kysely<Schema>;

const inTest = <T>(run: () => Promise<T>): Promise<T> => inSpan('test', run);
const names = () => recorder.spans().map(({ name }) => name);

beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  recorder = recordSpans();
  pool = new pg.Pool({ connectionString: database, max: 2 });
  kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  await pool.query('CREATE TABLE people (id serial PRIMARY KEY, email text UNIQUE)');
});
afterEach(() => recorder.reset());
afterAll(async () => {
  await kysely.destroy();
  await recorder.stop();
});

describe('a statement', () => {
  it('has one span with the declared attributes, also by way of the pool', async () => {
    await inTest(() => pool.query('INSERT INTO people (email) VALUES ($1)', ['a@example.com']));
    await inTest(() =>
      pool.query('SELECT * FROM public."people" WHERE email = $1', ['a@example.com']),
    );
    expect(names()).toEqual(['INSERT people', 'test', 'SELECT people', 'test']);
    const span = await recorder.find('SELECT people');
    const { port, pathname } = new URL(database);
    expect(span.kind).toBe(SpanKind.CLIENT);
    expect(span.attributes).toEqual({
      'db.system.name': 'postgresql',
      'db.namespace': pathname.slice(1),
      'db.operation.name': 'SELECT',
      'db.collection.name': 'people',
      'db.query.text': 'SELECT * FROM public."people" WHERE email = $1',
      'db.response.returned_rows': 1,
      'server.address': '127.0.0.1',
      'server.port': Number(port),
    });
    expect(recorder.path(span)).toEqual(['test', 'SELECT people']);
  });

  it('has one span by way of Kysely, transactions included', async () => {
    await inTest(() =>
      kysely.transaction().execute(async (trx) => {
        await trx.selectFrom('people').selectAll().where('id', '=', 1).execute();
      }),
    );
    expect(names()).toEqual(['BEGIN', 'SELECT people', 'COMMIT', 'test']);
  });

  it.each<[string, (client: pg.PoolClient) => Promise<unknown>]>([
    ['a promise', (client) => client.query('SELECT id FROM people')],
    ['a configuration', (client) => client.query({ text: 'SELECT id FROM people' })],
    [
      'a prepared statement',
      (client) => client.query({ name: 'p', text: 'SELECT id FROM people' }),
    ],
    [
      'a callback',
      (client) => new Promise((resolve) => client.query('SELECT id FROM people', resolve)),
    ],
    [
      'values and a callback',
      (client) => new Promise((resolve) => client.query('SELECT id FROM people', [], resolve)),
    ],
    [
      'a query object',
      (client) =>
        new Promise((resolve, reject) =>
          client
            .query(new pg.Query('SELECT id FROM people'))
            .on('end', resolve)
            .on('error', reject),
        ),
    ],
  ])('has one span in the form of %s', async (_form, run) => {
    const client = await pool.connect();
    await inTest(() => run(client));
    client.release();
    expect(names()).toEqual(['SELECT people', 'test']);
  });

  it('keeps the context of its caller in a callback', async () => {
    await inTest(async () => {
      await new Promise<void>((resolve) => {
        pool.query('SELECT 1', () => void inSpan('inner', async () => resolve()));
      });
    });
    const inner = await recorder.find('inner');
    await recorder.find('test');
    expect(recorder.path(inner)).toEqual(['test', 'inner']);
  });

  it('has the right parent when it had to wait for a connection', async () => {
    const first = await pool.connect();
    const second = await pool.connect();
    const waiting = ['a', 'b', 'c'].map((name) =>
      inSpan(name, () => pool.query(`SELECT id FROM people WHERE email = $1`, [name])),
    );
    await inSpan('releasing', async () => {
      first.release();
      second.release();
    });
    await Promise.all(waiting);
    const parents = recorder
      .spans()
      .filter(({ name }) => name === 'SELECT people')
      .map((span) => recorder.path(span)[0]);
    expect(parents.sort()).toEqual(['a', 'b', 'c']);
  });

  it('has no span outside a trace', async () => {
    await pool.query('SELECT 1');
    expect(names()).toEqual([]);
  });
});

describe('a statement that fails', () => {
  it('has the exception, the SQLSTATE and no value', async () => {
    await inTest(() => pool.query('INSERT INTO people (email) VALUES ($1)', ['b@example.com']));
    const again = inTest(() =>
      pool.query('INSERT INTO people (email) VALUES ($1)', ['b@example.com']),
    );
    await expect(again).rejects.toThrow('duplicate key');
    const span = recorder.spans().findLast(({ name }) => name === 'INSERT people');
    expect(span?.attributes).toMatchObject({
      'db.response.status_code': '23505',
      'error.type': '23505',
    });
    expect(span?.status.code).toBe(SpanStatusCode.ERROR);
    expect(span?.events.map(({ name }) => name)).toEqual(['exception']);
    expect(JSON.stringify([span?.attributes, span?.events])).not.toContain('b@example.com');
  });

  it('does not tell the value that PostgreSQL refused', async () => {
    const refused = inTest(() => pool.query('SELECT $1::int FROM people', ['my"secret']));
    await expect(refused).rejects.toThrow('my"secret');
    for (const { attributes, events, status } of recorder.spans()) {
      expect(JSON.stringify([attributes, events, status])).not.toContain('secret');
    }
  });

  it('ends in the form of a query object too', async () => {
    const client = await pool.connect();
    await inTest(
      () =>
        new Promise<void>((resolve) =>
          client.query(new pg.Query('SELECT nothing FROM people')).on('error', () => resolve()),
        ),
    );
    client.release();
    const span = await recorder.find('SELECT people');
    expect(span.attributes['error.type']).toBe('42703');
  });
});
