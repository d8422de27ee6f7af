import { expect, test } from 'vitest';
import { changesBetween, describe as inWords } from './difference.ts';
import type { Resource } from './resource.ts';

const resource: Resource = {
  name: 'log group cruddur',
  wanted: {},
  current: async () => undefined,
  create: async () => {},
  update: async () => {},
};

test('what nobody asked for is no change, however deep what was asked for lies', () => {
  const wanted = { retentionInDays: 7, tags: [{ Name: 'a', Value: 'b' }] };
  expect(changesBetween({ ...wanted, arn: 'arn:aws:…', creationTime: 1 }, wanted)).toEqual([]);
  expect(
    changesBetween({ retentionInDays: 14, tags: [{ Value: 'b', Name: 'a' }] }, wanted),
  ).toEqual([{ key: 'retentionInDays', from: 14, to: 7 }]);
  expect(changesBetween({}, wanted)).toHaveLength(2);
});

test('a change is told with what was there and what comes', () => {
  expect(inWords({ resource, kind: 'missing' })).toEqual(['+ log group cruddur']);
  expect(inWords({ resource, kind: 'same' })).toEqual(['= log group cruddur']);
  const changes = [{ key: 'retentionInDays', from: undefined, to: 7 }];
  expect(inWords({ resource, kind: 'changed', changes })).toEqual([
    '~ log group cruddur',
    '    retentionInDays: not set → 7',
  ]);
});
