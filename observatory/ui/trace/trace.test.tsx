// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  newTold,
  sendItems,
  sendLogs,
  sendSegments,
  sendSpans,
  type Told,
} from '../../related/testing.ts';
import { address, keepQuiet, layOut, openScreen, patience, serve, tidy } from '../testing.tsx';
import { TraceScreen } from './trace.tsx';

let url: string;
let told: Told;
const startMs = Math.floor(Date.now() / 1000) * 1000 - 2000;

beforeEach(async () => {
  url = await serve();
  told = newTold();
  keepQuiet();
  layOut();
});
afterEach(tidy);

const open = (at: string) => openScreen('/trace/:id', <TraceScreen />, at);

/** The first words of each row. */
const rows = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.querySelector('.label')?.textContent);
const badges = async () => {
  const list = await screen.findByRole('navigation', { name: 'Who has this id' }, patience);
  return within(list).getAllByRole('link');
};

it('shows what each vendor has on one axis, and leads to it', async () => {
  await sendSpans(url, told, startMs);
  await sendLogs(url, told, startMs);
  await sendItems(url, told, startMs);
  await sendSegments(url, told, startMs);
  open(`/trace/${told.traceId}`);
  const [, xray, cloudwatch, rollbar] = await badges();
  expect((await badges()).map((badge) => badge.textContent)).toEqual([
    'Honeycomb2 spans',
    'X-Ray1 segment',
    'CloudWatch2 log lines',
    'Rollbar2 items',
  ]);
  expect(rows()).toEqual([
    'POST /api/activities',
    'TypeError: nothing to create',
    'POST /api/activities',
    'TypeError: nothing to create',
    'info · Hello Cloudwatch! from /api/activities/home',
    'backend-node',
  ]);
  fireEvent.click(cloudwatch as HTMLElement);
  expect(rows()).toContain('error · POST /api/activities 500');
  expect(screen.getByRole('complementary', { name: /^Log line: Hello Cloudwatch!/ })).toBeTruthy();
  fireEvent.click(rollbar as HTMLElement);
  const panel = screen.getByRole('complementary', { name: /^Error: TypeError/ });
  const link = within(panel).getByRole('link', { name: 'All of this error' });
  expect(link.getAttribute('href')).toMatch(/^\/errors\/\w+\?occurrence=/);
  fireEvent.click(xray as HTMLElement);
  expect(screen.getByRole('complementary', { name: 'Segment: backend-node' })).toBeTruthy();
  fireEvent.keyDown(window, { key: 'ArrowRight' });
  expect(rows()).toContain('cruddur@localhost');
  fireEvent.keyDown(window, { key: 'ArrowRight' });
  expect(screen.getByRole('complementary', { name: 'Subsegment: cruddur@localhost' })).toBeTruthy();
});

it('leads from a span to what the other vendors have of it, and from each back to the span', async () => {
  await sendSpans(url, told, startMs);
  await sendLogs(url, told, startMs);
  await sendItems(url, told, startMs);
  await sendSegments(url, told, startMs);
  open(`/trace/${told.traceId}?span=${told.serverSpan}`);
  await badges();
  for (const [name, panel] of [
    [/Rollbar$/, /^Error: TypeError/],
    [/500CloudWatch$/, /^Log line: POST/],
    [/^segment backend-node · faultX-Ray$/, /^Segment: backend-node/],
  ] as const) {
    const joined = screen.getByRole('list', { name: 'The same at other vendors' });
    const buttons = within(joined).getAllByRole('button');
    fireEvent.click(buttons.find(({ textContent }) => name.test(textContent ?? '')) as HTMLElement);
    const item = screen.getByRole('complementary', { name: panel });
    fireEvent.click(within(item).getByRole('button', { name: 'POST /api/activities' }));
  }
});

it('shows an id without spans, says that there are none, and hides a kind by its address', async () => {
  await sendLogs(url, told, startMs);
  await sendItems(url, told, startMs);
  open(`/trace/1-${told.traceId.slice(0, 8)}-${told.traceId.slice(8)}`);
  expect((await badges()).map((badge) => badge.textContent)).toEqual([
    'CloudWatch2 log lines',
    'Rollbar2 items',
  ]);
  expect(screen.getByText(/^No span of this trace is stored/)).toBeTruthy();
  expect(rows()).toHaveLength(4);
  fireEvent.click(screen.getByRole('button', { name: /^Errors/ }));
  expect(rows()).toEqual([
    'info · Hello Cloudwatch! from /api/activities/home',
    'error · POST /api/activities 500',
  ]);
  expect(address()).toMatch(/\?hide=errors$/);
});

it('says that nobody has an id', async () => {
  open(`/trace/${told.traceId}`);
  expect(await screen.findByText('Nothing of this trace is stored.', {}, patience)).toBeTruthy();
});
