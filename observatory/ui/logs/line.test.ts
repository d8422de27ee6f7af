import { expect, it } from 'vitest';
import { lineOf } from './line.ts';

const line = (message: string, fields: Record<string, unknown> | null = null) =>
  lineOf({ message, fields });

it('is plain text as it came', () => {
  expect(line('info - Hello')).toEqual({ text: 'info - Hello', fields: '' });
});

it('is the message of JSON, with the fields that no column shows', () => {
  const fields = {
    level: 'info',
    message: 'GET / 200',
    'http.route': '/:id',
    method: 'GET',
    n: 2,
    trace_id: 'x',
  };
  expect(line('{}', fields)).toEqual({ text: 'GET / 200', fields: 'n=2  http.route=/:id' });
  expect(line('{"n":2}', { n: 2 })).toEqual({ text: '{"n":2}', fields: '' });
});

it('is the metrics of embedded metric format', () => {
  const metrics = [{ Name: 'requests', Unit: 'Count' }, { Name: 'latency' }];
  const _aws = { CloudWatchMetrics: [{ Namespace: 'Cruddur', Metrics: metrics }] };
  const { text } = line('{}', { _aws, requests: 3, latency: [1, 2] });
  expect(text).toBe('Cruddur: requests 3 Count, latency [1,2]');
});
