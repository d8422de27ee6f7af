// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ServiceMap } from '../../api/map.ts';
import { jsonSpan, newTraceId, request, text } from '../../testing/spans.ts';
import { until } from '../../testing/until.ts';
import { address, keepQuiet, layOut, openScreen, patience, serve, tidy } from '../testing.tsx';
import { MapScreen } from './map.tsx';

beforeEach(async () => {
  await serve();
  keepQuiet();
  layOut();
});
afterEach(tidy);

async function send() {
  const startMs = Date.now() - 60_000;
  const time = {
    startTimeUnixNano: `${startMs}000000`,
    endTimeUnixNano: `${startMs + 40}000000`,
  };
  const traceId = newTraceId();
  const call = jsonSpan({ traceId, kind: 3, name: 'GET /api', ...time });
  const answer = jsonSpan({ traceId, parentSpanId: call.spanId, ...time, status: { code: 2 } });
  const statement = jsonSpan({
    traceId,
    parentSpanId: answer.spanId,
    kind: 3,
    name: 'SELECT',
    attributes: [text('db.system.name', 'postgresql')],
    ...time,
  });
  for (const body of [request([call], 'frontend-react'), request([answer, statement], 'api')]) {
    const headers = { 'content-type': 'application/json' };
    await fetch('/v1/traces', { method: 'POST', headers, body: JSON.stringify(body) });
  }
  await until(async () => {
    const map: ServiceMap = await (await fetch('/api/map')).json();
    return map.edges.length === 2;
  });
  return { traceId, answer: answer.spanId };
}

const open = (at: string) => openScreen('/map', <MapScreen />, at);

it('draws callers before the called, and leads to the very spans of an edge', async () => {
  const { traceId, answer } = await send();
  open('/map');
  const map = await screen.findByRole('region', { name: 'Map of who calls whom' }, patience);
  const places = within(map).getAllByRole('link');
  const nameOf = (place: Element) =>
    place.getAttribute('aria-label') ?? place.querySelector('title')?.textContent;
  expect(places.map(nameOf)).toEqual([
    'frontend-react 1 span, service',
    'frontend-react calls api: 1/h · 100 % err P95 40 ms, P50 40 ms',
    'api 2 spans, service',
    'api calls PostgreSQL: 1/h · 0 % err P95 40 ms, P50 40 ms',
    'PostgreSQL, database',
  ]);
  fireEvent.click(places[1] as HTMLElement);
  const panel = screen.getByRole('complementary', { name: 'Calls: frontend-react → api' });
  const slowest = await within(panel).findByRole('link', { name: 'GET /' }, patience);
  expect(slowest.getAttribute('href')).toBe(`/trace/${traceId}?span=${answer}`);
  expect(panel.textContent).toContain('They match exactly the 1 span that the calls');
  const question = within(panel).getByRole('link', { name: 'Failed ones' }).getAttribute('href');
  const asked = new URLSearchParams(question?.split('?')[1]).get('query');
  expect(JSON.parse(asked ?? '')).toMatchObject({
    filters: [
      { column: 'service.name', op: '=', value: 'api' },
      { column: 'span.kind', op: '=', value: 'server' },
      { column: 'trace.parent_id', op: 'exists' },
      { column: 'error', op: '=', value: true },
    ],
  });
  fireEvent.keyDown(window, { key: 'Escape' });
  expect(screen.queryByRole('complementary')).toBeNull();
});

it('says what brings data, and keeps the time in the address', async () => {
  open('/map');
  await screen.findByText(/^Last hour: no spans/, undefined, patience);
  fireEvent.change(screen.getByRole('combobox', { name: 'Time' }), { target: { value: '24h' } });
  expect(address()).toBe('/map?range=24h');
  await screen.findByText(/^Last 24 hours: no spans/, undefined, patience);
});
