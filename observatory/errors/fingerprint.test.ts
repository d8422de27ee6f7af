import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainOf } from './describe.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type ErrorData, parseData } from './payload.ts';

function dataOf(sent: Record<string, unknown>): ErrorData {
  const data = parseData(sent);
  if (typeof data === 'string') throw new Error(data);
  return data;
}

function fingerprint(sent: Record<string, unknown>): string {
  const data = dataOf(sent);
  return fingerprintOf(data, chainOf(data));
}

interface Thrown {
  name: string;
  message?: string;
  frames?: { filename: string; method: string; lineno?: number; colno?: number }[];
}

const trace = ({ name, message = 'gone', frames = [] }: Thrown) => ({
  exception: { class: name, message },
  frames,
});
const thrown = (...chain: Thrown[]) => ({ body: { trace_chain: chain.map(trace) } });

const frame = fc.record({
  filename: fc.constantFrom('/app/a.ts', '/app/b.ts', 'http://localhost/c.ts'),
  method: fc.constantFrom('f', 'g', 'Class.method'),
});
const frames = fc.array(frame, { minLength: 1, maxLength: 6 });
const place = fc.record({ lineno: fc.nat(), colno: fc.nat() });

describe('the fingerprint of an exception', () => {
  it('does not change with its message and its lines', () => {
    fc.assert(
      fc.property(frames, fc.array(place, { minLength: 6 }), fc.string(), (stack, at, message) => {
        const moved = stack.map((each, index) => ({ ...each, ...at[index] }));
        const one = thrown({ name: 'E', frames: stack });
        const other = thrown({ name: 'E', message, frames: moved });
        expect(fingerprint(other)).toBe(fingerprint(one));
      }),
    );
  });

  it('changes with its class, its files, its methods and their order', () => {
    fc.assert(
      fc.property(frames, frames, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        const [a, b] = [one, other].map((stack) =>
          fingerprint(thrown({ name: 'E', frames: stack })),
        );
        expect(a === b).toBe(same);
        expect(fingerprint(thrown({ name: 'F', frames: one }))).not.toBe(a);
      }),
    );
  });

  it.each([
    ['host', 'http://localhost:3000/assets/app.js', 'https://cruddur.example/assets/app.js'],
    ['query', '/assets/app.js?v=1', '/assets/app.js'],
    ['hash of a build', '/assets/app-B1f3xQ2z.js', '/assets/app-Zz_09-ab.js'],
  ])('does not change with the %s of a file', (_, one, other) => {
    const of = (filename: string) =>
      fingerprint(thrown({ name: 'E', frames: [{ filename, method: 'f' }] }));
    expect(of(one)).toBe(of(other));
  });

  it('does not count frames of the runtime, which depend on how it was awaited', () => {
    const own = { filename: '/app/a.ts', method: 'f' };
    const ticks = { filename: 'node:internal/process/task_queues', method: 'processTicks' };
    const one = fingerprint(thrown({ name: 'E', frames: [own] }));
    expect(fingerprint(thrown({ name: 'E', frames: [ticks, own] }))).toBe(one);
  });

  it('tells by its cause as well', () => {
    const one = fingerprint(thrown({ name: 'E' }, { name: 'A' }));
    expect(fingerprint(thrown({ name: 'E' }, { name: 'B' }))).not.toBe(one);
  });

  it('is that of its message when it has no stack', () => {
    const of = (message: string) => fingerprint(thrown({ name: 'E', message }));
    expect(of('timeout after 30 ms')).toBe(of('timeout after 31 ms'));
    expect(of('timeout')).not.toBe(of('refused'));
  });
});

it('takes messages that differ in numbers and ids for the same', () => {
  const of = (body: string) => fingerprint({ body: { message: { body } } });
  expect(of('crud 3f2a9c1e-12ab was read 7 times')).toBe(
    of('crud 00000000-ffff was read 12 times'),
  );
  expect(of('deadbeef cafe')).not.toBe(of('facefeed cafe'));
  expect(of('one')).not.toBe(of('two'));
});

it('is what the sender says, whatever else differs', () => {
  const one = { ...thrown({ name: 'E' }), fingerprint: 'mine' };
  const other = { body: { message: { body: 'x' } }, fingerprint: 'mine' };
  expect(fingerprint(one)).toBe(fingerprint(other));
  expect(fingerprint({ ...one, fingerprint: 'other' })).not.toBe(fingerprint(one));
});
