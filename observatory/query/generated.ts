import fc from 'fast-check';
import { allDatasets, type Scalar } from '../api/query.ts';
import { decodeJson } from '../receive/otlp/decode-json.ts';
import type { Harness } from '../testing/harness.ts';
import { jsonSpan, request } from '../testing/spans.ts';
import type { ReferenceRow, Types } from './reference.ts';

/** When generated spans begin and end, in epoch seconds; the questions' times are around it. */
export const began = 1_795_000_000;
export const lasting = 600;

/** Keys as senders may write them. A store in memory has columns for the first 40 of all keys only. */
export const keys = [
  'app.result_length',
  'it\'s "quoted"',
  '"; DROP TABLE spans; --',
  'ключ 🔑',
  'Name',
  'a/b~c',
  'mixed',
  'huge',
  '$1',
  'duration_ms',
  '__proto__',
];
export const restKeys = keys.map((key) => `rest ${key}`);

/** Multiples of a quarter, whose sums are the same in whatever order they are made. */
const quarter = fc.integer({ min: -4000, max: 4000 }).map((quarters) => quarters / 4);
const text = fc.constantFrom(
  '',
  'a',
  'ab',
  'b',
  'B',
  '10',
  '-0.5',
  'true',
  'ä',
  '🦆',
  "x'y",
  '%',
  'null',
);
const double = fc.oneof(
  { weight: 8, arbitrary: quarter },
  fc.constantFrom('NaN', 'Infinity', '-Infinity', -0, 0),
);
const value = fc.oneof(
  { weight: 3, arbitrary: text.map((stringValue) => ({ stringValue })) },
  { weight: 3, arbitrary: double.map((doubleValue) => ({ doubleValue })) },
  fc.boolean().map((boolValue) => ({ boolValue })),
);
const huge = fc
  .constantFrom(1e300, -1e300, 1.7e308, 5e-324, 1e-9, 1e15)
  .map((doubleValue) => ({ doubleValue }));

const attributes = fc
  .uniqueArray(fc.constantFrom(...keys, ...restKeys), { maxLength: 12 })
  .chain((some) =>
    fc.tuple(
      ...some.map((key) =>
        (key.endsWith('huge') ? huge : value).map((one) => ({ key, value: one })),
      ),
    ),
  );

const span = fc.record({
  startMs: fc.integer({ min: 0, max: lasting * 1000 - 1 }),
  /** Quarters of a millisecond. */
  duration: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400_000 })),
  attributes,
  rate: fc.constantFrom(undefined, undefined, 1, 2, 5, 2.5, 1.4, 1.6, 0, -1, 3e9),
  event: fc.boolean(),
});

/** Stores generated spans of three services, one of them sampled, and gives the rows they became. */
export async function store(harness: Harness): Promise<{ rows: ReferenceRow[]; types: Types }> {
  const filler = Array.from({ length: 40 - keys.length }, (_, at) => ({
    key: `filler.${at}`,
    value: { stringValue: 'x' },
  }));
  const first = jsonSpan({
    startTimeUnixNano: `${began - 100_000}000000000`,
    endTimeUnixNano: `${began - 100_000}000000000`,
    attributes: [...keys.map((key) => ({ key, value: { doubleValue: 1 } })), ...filler],
  });
  accept(harness, [first], 'Plain Shop');
  const spans = fc.sample(span, { numRuns: 240, seed: 20261122 });
  spans.forEach(({ startMs, duration, attributes, rate, event }, at) => {
    const start = BigInt(began) * 1_000_000_000n + BigInt(startMs) * 1_000_000n;
    const sampled = at % 3 === 2 && rate !== undefined;
    const weight = { key: 'SampleRate', value: { doubleValue: rate } };
    const one = jsonSpan({
      startTimeUnixNano: String(start),
      endTimeUnixNano: String(start + BigInt(duration) * 250_000n),
      attributes: sampled ? [...attributes, weight] : attributes,
      events: event ? [{ timeUnixNano: String(start + 1n), name: 'tick', attributes }] : [],
    });
    accept(harness, [one], ['Plain Shop', 'other', 'sampled'][at % 3] ?? '');
  });
  return stored(harness);
}

function accept(harness: Harness, spans: unknown[], service: string): void {
  const body = Buffer.from(JSON.stringify(request(spans, service)));
  harness.observatory.recorder.accept(decodeJson(body).spans);
}

const suffixes = { string: 'text', float: 'number', boolean: 'boolean' } as const;
const typesOfCells = { string: 'string', number: 'float', boolean: 'boolean' } as const;

/** The rows as they are stored, with the names and types that questions know their columns by. */
async function stored(harness: Harness): Promise<{ rows: ReferenceRow[]; types: Types }> {
  const { writer, reader, questions } = harness.observatory;
  await writer.flush();
  const found = await reader.runAndReadAll('SELECT * FROM spans');
  const columns = await questions.columns(allDatasets);
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  const names = found.columnNames();
  const rows = found.getRowsJS().map((cells) => {
    const cell = (name: string) => cells[names.indexOf(name)];
    const values = new Map<string, Scalar>();
    names.forEach((name, at) => {
      if (types.has(name) && cells[at] !== null) values.set(name, cells[at] as Scalar);
    });
    for (const [key, one] of Object.entries(JSON.parse(String(cell('_rest') ?? '{}')))) {
      const type = typesOfCells[typeof one as keyof typeof typesOfCells];
      const name = [key, `${key} (${suffixes[type]})`].find((known) => types.get(known) === type);
      if (name !== undefined && one !== null) values.set(name, one as Scalar);
    }
    const rate = Number(cell('SampleRate') ?? 1);
    return {
      start: cell('_start') as bigint,
      end: cell('_end') as bigint,
      service: String(cell('service.name')),
      weight: rate >= 1.5 && rate <= 2 ** 31 - 1 ? Math.round(rate) : 1,
      values,
    };
  });
  return { rows, types };
}
