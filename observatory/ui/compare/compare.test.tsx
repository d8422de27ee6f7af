// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { jsonSpan, newTraceId, request, text } from '../../testing/spans.ts';
import { until } from '../../testing/until.ts';
import { address, keepQuiet, layOut, openScreen, patience, serve, tidy } from '../testing.tsx';
import { CompareScreen } from './compare.tsx';

const startMs = Date.now() - 60_000;

beforeEach(async () => {
  await serve();
  keepQuiet();
  layOut();
});
afterEach(tidy);

const at = (fromMs: number, toMs: number) => ({
  startTimeUnixNano: String(BigInt(startMs + fromMs) * 1_000_000n),
  endTimeUnixNano: String(BigInt(startMs + toMs) * 1_000_000n),
});

/** A request with statements of so many milliseconds each; the id of its trace. */
async function send(statements: number[], user: string): Promise<string> {
  const traceId = newTraceId();
  const whole = statements.reduce((sum, ms) => sum + ms, 10);
  const root = jsonSpan({ traceId, ...at(0, whole), attributes: [text('app.user', user)] });
  let from = 5;
  const children = statements.map((ms) => {
    from += ms;
    const time = at(from - ms, from);
    return jsonSpan({ traceId, parentSpanId: root.spanId, name: 'SELECT', kind: 3, ...time });
  });
  await fetch('/v1/traces', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request([root, ...children], 'backend-node')),
  });
  // A trace that is read is there for questions as well.
  await until(async () => (await fetch(`/api/traces/${traceId}`)).ok);
  return traceId;
}

const open = (at: string) => openScreen('/compare', <CompareScreen />, at);

it('says what differs, the largest first, and shows the spans of a row beside each other', async () => {
  const a = await send([10], 'andrew');
  const b = await send([10, 30, 30], 'bayko');
  open(`/compare?a=${a}&b=${b}`);
  const list = await screen.findByRole('region', { name: 'Differences' }, patience);
  const rows = within(list).getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    'SELECTbackend-nodeonly in B, 2 times+60 ms+60 ms+60 ms',
    'GET /backend-nodeother attributes0 ms0 ms+60 ms',
  ]);
  expect(screen.getByText('B took 60 ms, 300 % longer than A.')).toBeTruthy();
  fireEvent.click(within(list).getByRole('button', { name: 'GET /' }));
  const panel = screen.getByRole('complementary', { name: 'Spans: GET /' });
  expect(within(panel).getByRole('row', { name: 'app.user andrew bayko' })).toBeTruthy();
  expect(address()).toBe(`/compare?a=${a}&b=${b}&row=0`);
  fireEvent.keyDown(window, { key: 'Escape' });
  expect(screen.queryByRole('complementary')).toBeNull();
  fireEvent.click(screen.getByRole('link', { name: 'Swap A and B' }));
  expect(address()).toBe(`/compare?a=${b}&b=${a}`);
  expect(await screen.findByText('B took 60 ms, 75 % less than A.')).toBeTruthy();
});

it('offers traces that begin alike, and takes any id', async () => {
  const a = await send([10], 'andrew');
  const fast = await send([1], 'bayko');
  const slow = await send([90, 90], 'bayko');
  open(`/compare?a=${a}`);
  const alike = { name: /^The one|of the last hour$/ };
  const links = await screen.findAllByRole('link', alike, patience);
  const offered = links.map((link) => link.getAttribute('href')).sort();
  expect(offered).toEqual([fast, slow].map((b) => `/compare?a=${a}&b=${b}`).sort());
  const field = screen.getByRole('textbox', { name: 'Id of the other trace' });
  const button = screen.getByRole('button', { name: 'Compare' });
  fireEvent.change(field, { target: { value: 'nonsense' } });
  fireEvent.click(button);
  expect(screen.getByText('This is not a trace id.')).toBeTruthy();
  fireEvent.change(field, { target: { value: `1-${slow.slice(0, 8)}-${slow.slice(8)}` } });
  fireEvent.click(button);
  expect(address()).toBe(`/compare?a=${a}&b=${slow}`);
});

it('says so when a trace is not stored', async () => {
  const a = await send([10], 'andrew');
  open(`/compare?a=${a}&b=${newTraceId()}`);
  expect(await screen.findByText('Trace B is not stored.', undefined, patience)).toBeTruthy();
});
