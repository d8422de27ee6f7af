import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from './app-error.ts';
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

test('a cursor with anything added or taken away is refused', () => {
  fc.assert(
    fc.property(position, (original) => {
      const cursor = encodeCursor(original);
      // Node's decoder overlooks what is not base64; two words must not mean one position.
      for (const changed of [`${cursor}=`, `${cursor}!`, ` ${cursor}`, cursor.slice(0, -2)]) {
        expect(() => decodeCursor(changed)).toThrow(AppError);
      }
    }),
  );
});
