import { expect, it } from 'vitest';
import { filterAttributes, unitOf, valueText } from './attributes.ts';
import { findSpans } from './find.ts';
import { onlySpan } from './otlp.ts';
import { span } from './span.fixture.ts';
import { buildTree } from './tree.ts';

const attributes = { 'http.route': '/api/me', 'db.rows': 20, list: ['a', 1], yes: true, no: null };

it('writes text as it is and the rest as JSON', () => {
  expect(Object.values(attributes).map(valueText)).toEqual([
    '/api/me',
    '20',
    '["a",1]',
    'true',
    'null',
  ]);
});

it('finds attributes by key and by value, in the order of their keys', () => {
  const keys = (text: string) => filterAttributes(attributes, text).map(([key]) => key);
  expect(keys('')).toEqual(['db.rows', 'http.route', 'list', 'no', 'yes']);
  expect(keys('ROUTE')).toEqual(['http.route']);
  expect(keys('20')).toEqual(['db.rows']);
});

it('knows the unit where the key names it', () => {
  expect(unitOf('http.client.network_ms', 3)).toBe('ms');
  expect(unitOf('http.response.body.size', 3)).toBe('B');
  expect(unitOf('server.port', 3000)).toBe('');
  expect(unitOf('app.vital.value_ms', 'fast')).toBe('');
});

it('finds spans by name, service and value, and none for nothing', () => {
  const nodes = buildTree([
    span('a', null, { name: 'GET /', attributes: { 'user.id': 'andrewbrown' } }),
    span('b', null, { service: 'mailer' }),
  ]);
  const found = (text: string) => findSpans(nodes, text).map((node) => node.span.span_id);
  expect([found('andrew'), found('MAILER'), found('get'), found(' ')]).toEqual([
    ['a'],
    ['b'],
    ['a'],
    [],
  ]);
});

it('cuts an export down to one span with its resource and scope', () => {
  const scope = (...ids: string[]) => ({ spans: ids.map((spanId) => ({ spanId })) });
  const all = {
    resourceSpans: [{ scopeSpans: [scope('a'), scope('b', 'c')] }, { scopeSpans: [scope('d')] }],
  };
  expect(onlySpan(all, 'c')).toEqual({ resourceSpans: [{ scopeSpans: [scope('c')] }] });
});
