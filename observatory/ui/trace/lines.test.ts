import { expect, it } from 'vitest';
import { buildLines } from './lines.ts';
import { attach, marksBySpan } from './marks.ts';
import { error, log, related, segment } from './related.fixture.ts';
import { segmentTree, segmentWithId } from './segment-tree.ts';
import { span } from './span.fixture.ts';
import { buildTree, visibleRows } from './tree.ts';
import type { Kind } from './view-params.ts';

const rows = visibleRows(
  buildTree([
    span('action', null, { duration_ms: 100 }),
    span('fetch', 'action', { start_ms: 5, duration_ms: 90, error: true }),
    span('server', 'fetch', { start_ms: 20, duration_ms: 60, error: true }),
    span('sql', 'server', { start_ms: 30 }),
  ]),
  new Set(),
);
const byId = new Map(rows.map((node) => [node.span.span_id, node]));

const start_time = 1_795_357_518;
const all = related({
  logs: [
    log('1', 'server', { at_ms: 40, level: 'warn' }),
    log('2', 'server', { at_ms: 30 }),
    log('3', 'gone', { at_ms: 50 }),
  ],
  errors: [
    error('on-server', { at_ms: 70, span_id: 'server' }),
    error('in-page', { at_ms: 100, platform: 'browser', span_id: 'fetch' }),
  ],
  segments: [
    segment('server', {
      at_ms: 20,
      document: {
        id: 'server',
        name: 'backend-node',
        start_time,
        end_time: start_time + 0.06,
        subsegments: [{ id: 'sql', name: 'cruddur', start_time: start_time + 0.01, fault: true }],
      },
    }),
    segment('alone', {
      parent_id: 'sql',
      at_ms: 31,
      document: { id: 'alone', name: 'sent alone', start_time: start_time + 0.011 },
    }),
  ],
});
const segments = segmentTree(all.segments);

function ids(view: { hidden?: Kind[]; lines?: boolean } = {}, open: string[] = []) {
  const parts = { rows, collapsed: new Set<string>(), attached: attach(all, byId), segments };
  const shown = { hidden: view.hidden ?? [], lines: view.lines ?? false };
  return buildLines({ ...parts, openSegments: new Set(open), view: shown }).map(({ id }) => id);
}

it('has the errors below their spans, and what belongs to no span after them', () => {
  const spans = ['action', 'fetch', 'error:in-page', 'server', 'error:on-server', 'sql'];
  expect(ids()).toEqual([...spans, 'log:3', 'segment:server']);
});

it('gives log lines rows where that is asked for, in the order of time', () => {
  const below = ['server', 'log:2', 'log:1', 'error:on-server', 'sql'];
  expect(ids({ lines: true }).slice(3, 8)).toEqual(below);
});

it('leaves out what is hidden, and keeps what hung on it', () => {
  expect(ids({ hidden: ['logs', 'errors', 'segments'] })).toEqual([...byId.keys()]);
  const rest = ['log:2', 'log:1', 'log:3', 'error:on-server', 'error:in-page', 'segment:server'];
  expect(ids({ hidden: ['spans'] })).toEqual(rest);
});

it('opens segments, with the subsegments that were sent alone, on the axis of the trace', () => {
  const sql = 'segment:server.0';
  expect(ids({ hidden: ['spans', 'logs', 'errors'] }, ['segment:server', sql])).toEqual([
    'segment:server',
    sql,
    'segment:alone',
  ]);
  const node = segmentWithId(segments, sql);
  expect(node?.startMs).toBeCloseTo(30, 3);
  expect(node).toMatchObject({ endMs: null, trouble: 'fault' });
});

it('hangs no segment below itself', () => {
  const loop = [segment('a', { parent_id: 'b' }), segment('b', { parent_id: 'a' })];
  expect(segmentTree(loop).map(({ id }) => id)).toEqual(['segment:b']);
  expect(segmentTree([segment('a', { parent_id: 'a' })])).toHaveLength(1);
});

it('marks spans with what belongs to them, in the colour of how serious it is', () => {
  const attached = attach(all, byId);
  const marks = marksBySpan(attached, []).get('server');
  expect(marks?.map(({ kind, tone, atMs }) => [kind, tone, atMs])).toEqual([
    ['log', 'warn', 40],
    ['log', 'plain', 30],
    ['error', 'error', 70],
  ]);
  expect(marksBySpan(attached, ['logs', 'errors']).size).toBe(0);
});
