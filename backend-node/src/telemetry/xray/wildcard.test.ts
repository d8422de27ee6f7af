import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createNaming } from './naming.ts';
import { wildcard } from './wildcard.ts';

const text = fc.string({
  unit: fc.constantFrom('a', 'B', '/', '.', '*', '?', '+', 'é'),
  maxLength: 12,
});

it('matches as the same pattern does written as a regular expression', () => {
  fc.assert(
    fc.property(text, text, (pattern, given) => {
      const source = [...pattern].map((one) => {
        if (one === '*') return '[^]*';
        return one === '?' ? '[^]' : `\\u{${one.codePointAt(0)?.toString(16)}}`;
      });
      const expected = new RegExp(`^${source.join('')}$`, 'iu').test(given);
      expect(wildcard(pattern)(given)).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});

it('matches every text from which its pattern was made', () => {
  const parts = fc.array(fc.tuple(text, fc.constantFrom('*', '?', 'same', 'case')), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(parts, (all) => {
      const pattern = all.map(([part, how]) => {
        if (how === '*') return '*';
        if (how === '?') return '?'.repeat(part.length);
        return how === 'case' ? part.toUpperCase() : part;
      });
      expect(wildcard(pattern.join(''))(all.map(([part]) => part).join(''))).toBe(true);
    }),
  );
});

it('is quick whatever the pattern', () => {
  const startedMs = performance.now();
  expect(wildcard(`${'*a'.repeat(60)}b`)('a'.repeat(5_000))).toBe(false);
  expect(performance.now() - startedMs).toBeLessThan(1_000);
});

it('AWS_XRAY_URL names the service after the Host that it matches, any other by its own name', () => {
  const nameOf = createNaming('backend-node', '*4567-workspace.ws-eu.gitpod.io*');
  expect(nameOf('4567-workspace.ws-eu.gitpod.io')).toBe('4567-workspace.ws-eu.gitpod.io');
  expect(nameOf('4567-workspace.ws-eu.gitpod.io:443')).toBe('4567-workspace.ws-eu.gitpod.io:443');
  expect(nameOf('evil.example')).toBe('backend-node');
  expect(nameOf(undefined)).toBe('backend-node');
  expect(createNaming('backend-node', undefined)('localhost:4567')).toBe('backend-node');
});
