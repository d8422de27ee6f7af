import { expect, test } from 'vitest';
import { describeVendor } from './announce.ts';

test('A vendor that is on is told with its name and place, one that is off with the reason.', () => {
  expect(describeVendor('X-Ray', { on: true, name: 'Observatory', at: '127.0.0.1:2000' })).toBe(
    'X-Ray: on, to Observatory at 127.0.0.1:2000',
  );
  expect(describeVendor('Rollbar', { on: false, reason: 'set ROLLBAR_ACCESS_TOKEN' })).toBe(
    'Rollbar: off (set ROLLBAR_ACCESS_TOKEN)',
  );
});
