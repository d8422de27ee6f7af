import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../http/app-error.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

const position = fc.record({
  createdAt: fc.date({ min: new Date(0), max: new Date(99_999_999_999_999), noInvalidDate: true }),
  uuid: fc.uuid(),
});

test('a cursor comes back as the position that it was made from', () => {
  fc.assert(
    fc.property(position, (original) => {
      expect(decodeCursor(encodeCursor(original))).toEqual(original);
    }),
  );
});

test('a cursor needs no escaping in an address', () => {
  fc.assert(
    fc.property(position, (original) => {
      const cursor = encodeCursor(original);
      expect(encodeURIComponent(cursor)).toBe(cursor);
    }),
  );
});

test('any other word is refused', () => {
  fc.assert(
    fc.property(fc.string(), (word) => {
      expect(() => decodeCursor(word)).toThrow(AppError);
    }),
  );
});

test('a cursor that was changed anywhere is refused or is another position', () => {
  fc.assert(
    fc.property(position, fc.nat(), fc.base64String(), (original, at, junk) => {
      const cursor = encodeCursor(original);
      const changed = cursor.slice(0, at % cursor.length) + junk;
      fc.pre(changed !== cursor);
      try {
        expect(encodeCursor(decodeCursor(changed))).toBe(changed);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    }),
  );
});
