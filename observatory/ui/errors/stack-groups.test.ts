import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ErrorFrame } from '../../api/errors.ts';
import { groupFrames, placeOf } from './stack-groups.ts';

const frame = (library: boolean, method = 'f'): ErrorFrame => ({
  file: 'src/a.ts',
  method,
  line: 3,
  column: null,
  code: null,
  before: [],
  after: [],
  library,
  source: 'sent',
});

it('leaves no frame out, and never two folds beside one another', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (libraries) => {
      const frames = libraries.map((library, at) => frame(library, `f${at}`));
      const groups = groupFrames(frames);
      expect(groups.flatMap((g) => (g.kind === 'own' ? [g.frame] : g.frames))).toEqual(frames);
      const pairs = groups.slice(1).map((group, at) => [groups[at]?.kind, group.kind]);
      expect(pairs).not.toContainEqual(['library', 'library']);
      for (const group of groups) {
        const first = group.kind === 'own' ? group.frame : group.frames[0];
        expect(frames[group.index]).toBe(first);
      }
    }),
  );
});

it('writes a place as far as it is known', () => {
  expect(placeOf(frame(false))).toBe('src/a.ts:3');
  expect(placeOf({ ...frame(false), column: 7 })).toBe('src/a.ts:3:7');
  expect(placeOf({ ...frame(false), line: null })).toBe('src/a.ts');
});
