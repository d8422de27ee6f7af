import { expect, it } from 'vitest';
import { isNarrowed, readFilters, writeFilters } from './filters.ts';

const id = '4bf92f3577b34da6a3ce929d0e0e4736';
const read = (text: string) => readFilters(new URLSearchParams(text));

it.each([
  '',
  'search=broken&group=cruddur&stream=backend-node%2F1&level=warn',
  `level=error&trace=${id}`,
  'files=0',
])('an address %s stays what it is', (address) => {
  expect(writeFilters(read(address)).toString()).toBe(address);
  expect(isNarrowed(read(address))).toBe(address !== '');
});

it('takes a trace id in any form, and leaves out what it does not know', () => {
  expect(read('trace=1-4bf92f35-77b34da6a3ce929d0e0e4736').trace).toBe(id);
  expect(isNarrowed(read('trace=none&level=loud&stream=without-group&other=1'))).toBe(false);
});
