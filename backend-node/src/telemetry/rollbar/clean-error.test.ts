import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { cleanError, kindOf, ROOT_FROM_HERE } from './clean-error.ts';

const here = `${ROOT_FROM_HERE}backend-node/src/telemetry/rollbar/clean-error.test.ts`;
const root = fileURLToPath(new URL('../../../../', import.meta.url));

it('keeps the frames of our source, as paths', async () => {
  const missing = await readFile('/no/such/file').catch((error: unknown) => error);
  const thrown = new Error('no good', { cause: missing });
  const { stack = '', cause } = cleanError(thrown);
  expect(stack).toMatch(/^Error: no good\n {4}at /);
  expect(stack).toContain(`${here}:`);
  expect(stack).not.toContain('file://');
  expect((cause as Error).stack).toContain('ENOENT');
});

it.each([
  '/etc/hosts:1:1',
  'file:///etc/hosts:1:1',
  '/dev/zero:1',
  `${root}.env:1:1`,
  `${root}package.json:1:1`,
  '/home/somebody/app.js:1:1',
  `${root}../somebody/app.js:1:1`,
  `eval at x (${root}a.ts:1:1), /etc/hosts:1:1`,
])('takes no word of an error for a frame of the file %s', (place) => {
  for (const frame of [`    at read (${place})`, `at ${place}`, `\tat async ${place}`]) {
    const { stack = '', message } = cleanError(new Error(`no good\n${frame}\nsays the caller`));
    expect(message).toContain(place);
    const lines = stack.split('\n');
    expect(lines).toContain('says the caller');
    const short = frame.replace('file://', '').replace(root, ROOT_FROM_HERE);
    expect(lines).not.toContain(short);
    expect(stack).toContain(`${here}:`);
  }
});

const trap = new Proxy(new Error('trap'), {
  get() {
    throw new Error('looked at');
  },
});

it.each([
  ['an object without a prototype', Object.create(null)],
  ['an error without a constructor', Object.assign(new Error('a'), { constructor: undefined })],
  ['an error whose stack is a number', Object.assign(new Error('a'), { stack: 5 })],
  ['an error whose message is an object', Object.assign(new Error('a'), { message: {} })],
  ['an error that fails when it is looked at', trap],
  ['a symbol', Symbol('a')],
])('can tell of %s', (_what, thrown) => {
  expect(cleanError(thrown)).toBeInstanceOf(Error);
  expect(kindOf(thrown)).toEqual(expect.any(String));
});
