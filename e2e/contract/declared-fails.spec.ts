import type { Span } from '../../observatory/api.ts';
import { declaredProblems } from '../support/declared.ts';
import { secretsIn } from '../support/secrets.ts';
import { expect, test } from '../support/test.ts';

const span = {
  name: 'home.activities',
  kind: 'internal',
  service: 'backend-node',
  attributes: { 'app.now': '2026-01-01T00:00:00Z' },
  resource: { 'service.name': 'backend-node' },
  events: [],
  links: [],
} as unknown as Span;

test('the check of the contract finds an undeclared span, attribute, event, link and service', () => {
  expect(declaredProblems(span)).toEqual([]);
  expect(declaredProblems({ ...span, name: 'home.surprise' })).toHaveLength(1);
  expect(declaredProblems({ ...span, attributes: { 'app.password': 'x' } })).toHaveLength(1);
  expect(declaredProblems({ ...span, resource: { 'app.secret': 'x' } })).toHaveLength(1);
  expect(declaredProblems({ ...span, service: 'somebody-else' })).toHaveLength(1);
  const link = { trace_id: '0', span_id: '0', attributes: { 'app.secret': 'x' } };
  expect(declaredProblems({ ...span, links: [link] })).toHaveLength(1);
  const event = { name: 'surprise', time_unix_nano: '0', at_ms: 0, attributes: {} };
  expect(declaredProblems({ ...span, events: [event] })).toHaveLength(1);
  const request = { ...span, name: 'GET /api/me', kind: 'server', attributes: {} } as Span;
  const attributes = { 'exception.type': 'Error', 'exception.secret': 'x' };
  const exception = { ...event, name: 'exception', attributes };
  expect(declaredProblems({ ...request, events: [exception] })).toEqual([
    'attribute exception.secret of event exception of "GET /api/me"',
  ]);
});

test('the search for what people typed finds it in a name, a value, an event and an address', () => {
  const typed = { texts: ['correct horse', 'ada@example.com'], codes: ['482913'] };
  const carries = (part: Partial<Span>) => secretsIn({ ...span, ...part }, typed);
  expect(carries({})).toEqual([]);
  expect(carries({ name: 'Correct Horse' })).toHaveLength(1);
  expect(carries({ attributes: { 'app.a': 'sent to "ada@example.com"' } })).toHaveLength(1);
  expect(
    carries({ attributes: { 'url.full': '/api?to=ada%40example.com&c=482913' } }),
  ).toHaveLength(2);
  expect(carries({ attributes: { 'app.b': 482913 } })).toHaveLength(1);
  expect(carries({ attributes: { 'app.c': '4829137 and 1.482913' } })).toEqual([]);
  const event = {
    name: 'e',
    time_unix_nano: '0',
    at_ms: 0,
    attributes: { a: 'the correct horse' },
  };
  expect(carries({ events: [event] })).toHaveLength(1);
});
