// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { active, back, each, enter, leave, run } from '../src/telemetry/carrier.ts';
import { keepContext } from './keep-context.ts';

type Check = () => void;
type Flow = (check: Check, pause: <T>(value: T) => Promise<T>) => Promise<void>;

/** Every form that an await takes in our source; `check` notes whether the context is the flow's own. */
const FLOW = `
const fails = async (pause) => { await pause(0); throw new Error('no'); };
const twice = async (check, pause) => (await pause(1), check(), await pause(2));
async function* numbers(check, pause) {
  check();
  yield await pause(1);
  check();
  const got = yield 2;
  check();
  yield* [3, 4];
}
async function flow(check, pause) {
  'use strict'
  check();
  const object = { sum: (await pause(1)) + (await pause(await pause(2))) };
  check();
  if (object.sum !== 3) throw new Error('the transform changed a value');
  try {
    check();
    await fails(pause);
  } catch (error) {
    check();
    await pause(error);
    check();
  } finally {
    check();
    await pause();
  }
  check();
  const all = await Promise.all([twice(check, pause), twice(check, pause)]);
  check();
  outer: for await (const number of numbers(check, pause)) {
    check();
    for await (const other of [pause(1), 2]) {
      check();
      if (other === 2) continue outer;
      await pause(number);
      check();
    }
  }
  check();
  for await (const number of numbers(check, pause)) if (number === 2) break;
  check();
  const later = async () => { for (const n of await pause([1, 2])) { check(); await pause(n); } check(); };
  await later();
  check();
  return await twice(check, pause);
}
return flow;
`;

function compiled(transform: boolean): Flow {
  const source = `export const make = () => {${FLOW}};`;
  const { code } = (transform && keepContext(source, 'flow.js', 'carrier')) || { code: source };
  const body = code.replace(/^import [^;]*;/, '').replace('export const make =', 'return');
  return new Function('__enter', '__leave', '__back', '__each', body)(enter, leave, back, each)();
}

/** Runs flows whose waits end in random order, and counts the steps in a context not their own. */
async function overlap(flow: Flow, count: number) {
  const waiting: (() => void)[] = [];
  const result = { steps: 0, wrong: 0, leaks: 0 };
  const pause = <T>(value: T) => new Promise<T>((resolve) => waiting.push(() => resolve(value)));
  const flows = Array.from({ length: count }, () => {
    const scope = {};
    const check = () => {
      result.steps += 1;
      if (active() !== scope) result.wrong += 1;
    };
    return run(scope, () => flow(check, pause));
  });
  const done = Promise.all(flows).then(() => true);
  const turn = () => new Promise<false>((resolve) => setImmediate(() => resolve(false)));
  while (!(await Promise.race([done, turn()]))) {
    if (active() !== undefined) result.leaks += 1;
    // Several at once, so that continuations of different flows follow one another closely.
    for (let n = Math.ceil(Math.random() * 5); n > 0; n -= 1) {
      waiting.splice(Math.floor(Math.random() * waiting.length), 1)[0]?.();
    }
  }
  return result;
}

describe('50 overlapping flows with random delays', () => {
  test('are each in their own context at every step, and leave none behind', async () => {
    const { steps, wrong, leaks } = await overlap(compiled(true), 50);
    expect(steps).toBeGreaterThan(50 * 30);
    expect({ wrong, leaks }).toEqual({ wrong: 0, leaks: 0 });
  });

  test('are mixed up without the transform', async () => {
    const { steps, wrong } = await overlap(compiled(false), 50);
    expect(wrong).toBeGreaterThan(steps / 2);
  });
});

function transformed(source: string): string | undefined {
  return keepContext(source, 'file.js', 'carrier')?.code;
}

describe('the transform', () => {
  test('leaves alone what never waits', () => {
    expect(transformed('const f = async () => 1; function g() { return [1]; }')).toBeUndefined();
    const code = transformed('async function a() { await 1; } async function b() { return 2; }');
    expect(code).toContain('async function b() { return 2; }');
  });

  test('handles an await at the top of a module', () => {
    const code = transformed('const x = await y;\nexport { x }');
    expect(code).toMatch(/^import .*;const __frame = __enter\(\);const x = __back\(__frame, await/);
    expect(code).toMatch(/;__leave\(__frame\);$/);
  });

  test.each([
    'const f = async () => ({ a: await x })',
    'const f = async () => async () => await x',
    'async function f() { "use strict"\nawait x }',
    'class A { async #m() { return (await this.x)?.y } static async s() { await new (await import("a")).B() } }',
    'async function f() { if (a) for await (const b of c) await d; else await e }',
    'async function f() { for await (a.b of c) for await (const d of e) ; }',
    `async function f() { return \`\${await a}\${await b}\` // the end\n}`,
    'async function* g() { const a = yield; yield* await b; await (c, d) }',
    'async function f() { try { await a } catch { await b } finally { await c } }',
    'export default async function () { await 1 }',
    'const f = { async m() { await 1 }, get g() { return async () => { await 2 } } }',
  ])('writes valid code for %s', (source) => {
    const code = transformed(source);
    expect(code).toContain('__enter()');
    expect(() => keepContext(code ?? '', 'again.js', 'carrier')).not.toThrow();
  });

  test('maps back to the source', () => {
    const map = keepContext('const f = async () => {\n  await x;\n};', 'file.js', 'carrier')?.map;
    expect(map?.sources).toEqual(['file.js']);
    expect(map?.mappings).not.toBe('');
  });

  test('refuses await using, whose await it cannot see', () => {
    expect(() => transformed('async function f() { await using a = b; }')).toThrow(/await using/);
  });
});
