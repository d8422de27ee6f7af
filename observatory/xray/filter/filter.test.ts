import { describe, expect, it } from 'vitest';
import { XrayError } from '../errors.ts';
import { parseSegment } from '../segment.ts';
import { tracesOf } from '../trace.ts';
import { parseFilter } from './parse.ts';

const traceId = `00000001${'0'.repeat(23)}1`;
const document = (members: object) =>
  parseSegment(
    JSON.stringify({
      trace_id: traceId,
      id: '00f067aa0ba902b7',
      name: 'backend-node',
      start_time: 10,
      end_time: 10.5,
      ...members,
    }),
  );

/** A server that answered 500 after half a second, and a worker that it called. */
const [trace] = tracesOf(
  [traceId],
  [
    document({
      fault: true,
      user: 'andrewbrown',
      annotations: { count: 3, route: '/api/home', cached: false },
      http: {
        request: { method: 'GET', url: 'http://localhost/api/home', user_agent: 'Chrome' },
        response: { status: 500 },
      },
      subsegments: [
        { id: '1', name: 'sql', start_time: 10, end_time: 10, annotations: { rows: 20 } },
      ],
    }),
    document({
      id: '00f067aa0ba902b8',
      name: 'worker',
      parent_id: '00f067aa0ba902b7',
      start_time: 10.1,
      end_time: 11,
      throttle: true,
      http: { response: { status: 429 } },
    }),
  ],
);
const matches = (expression: string) => trace !== undefined && parseFilter(expression)(trace);

describe('a filter expression that matches', () => {
  it.each([
    '',
    'service("worker")',
    'service()',
    'id("backend-node")',
    'fault',
    'fault = true',
    'error = false',
    '!error',
    'NOT ok',
    'not partial',
    'http.status = 500',
    'http.status >= 500 AND http.status < 600',
    'http.method = "GET"',
    'http.url CONTAINS "/api/"',
    'http.url BEGINSWITH "http://localhost"',
    'http.url endswith "home"',
    'http.useragent != "Safari"',
    'user = "andrewbrown"',
    'responsetime = 0.5',
    'duration = 1',
    'annotation.count = 3',
    'annotation[count] > 2.5',
    'annotation["route"] = "/api/home"',
    'annotation.cached = false',
    'annotation.rows = 20',
    'service("worker") { throttle AND responsetime > 0.8 }',
    'service("worker") { http.status = 429 }',
    'error OR (fault AND service("backend-node"))',
    'fault OR error AND error',
    'name = "worker"',
  ])('%s', (expression) => expect(matches(expression)).toBe(true));
});

describe('one that does not', () => {
  it.each([
    'service("other")',
    'service("worker") { fault }',
    'service("backend-node") { throttle }',
    'ok',
    'error',
    'http.status = 429',
    'annotation.count = "3"',
    'annotation.unknown != 1',
    'annotation.count > 3',
    'responsetime > 1',
    '(error OR fault) AND error',
    'NOT (fault AND throttle)',
  ])('%s', (expression) => expect(matches(expression)).toBe(false));
});

describe('one that cannot be read is refused with a sentence', () => {
  it.each([
    ['edge("a", "b")', /does not filter by edge/],
    ['nonsense', /no keyword nonsense/],
    ['service("a"', /Expected \)/],
    ['service(a)', /Expected a name in quotes/],
    ['fault AND', /it ends/],
    ['fault fault', /Expected AND, OR or the end/],
    ['http.status = "500"', /compared to a number/],
    ['http.url = 5', /compared to a text/],
    ['http.url > "a"', /> does not go with http.url/],
    ['annotation.count', /an operator/],
    ['user = andrew', /texts stand in quotes/],
    ['fault = maybe', /true or false/],
    ['a ? b', /cannot be read from/],
    ['"unclosed', /cannot be read from/],
    ['constructor = 1', /no keyword constructor/],
    ['http.status toString 1', /does not go with/],
    ['x'.repeat(2001), /at most 2000/],
    ['('.repeat(2000), /levels deep/],
    ['!'.repeat(2000), /levels deep/],
    ['service("a"){'.repeat(150), /levels deep/],
  ])('%s', (expression, sentence) => {
    expect(() => parseFilter(expression)).toThrow(XrayError);
    expect(() => parseFilter(expression)).toThrow(sentence);
  });
});
