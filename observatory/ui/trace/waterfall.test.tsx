// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { layOut, tidy } from '../testing.tsx';
import { span } from './span.fixture.ts';
import { useLines } from './use-lines.ts';
import { useRows } from './use-rows.ts';
import { readView } from './view-params.ts';
import { Waterfall } from './waterfall.tsx';

const usual = readView(new URLSearchParams());

const spans = [
  span('action', null, { name: 'submit compose', duration_ms: 40, self_ms: 10 }),
  span('fetch', 'action', { name: 'POST /api/activities', start_ms: 5, duration_ms: 30 }),
  span('sql', 'fetch', { name: 'INSERT activities', start_ms: 10, error: true }),
];

function Page({ onSelect }: { onSelect: (id: string) => void }) {
  const rows = useRows(spans, null);
  const lines = useLines(rows, undefined, usual);
  const view = { startMs: 0, endMs: 40 };
  return (
    <Waterfall
      lines={lines}
      path={[]}
      view={view}
      find=""
      selectedId="fetch"
      onSelect={onSelect}
      onZoom={() => {}}
    />
  );
}

beforeEach(layOut);
afterEach(tidy);

it('is a treegrid that says where each span hangs and how long it took', () => {
  render(<Page onSelect={() => {}} />);
  const rows = screen.getAllByRole('row').slice(1);
  expect(rows.map((row) => row.getAttribute('aria-level'))).toEqual(['1', '2', '3']);
  expect(rows.map((row) => row.getAttribute('aria-expanded'))).toEqual(['true', 'true', null]);
  expect(rows.map((row) => row.getAttribute('aria-selected'))).toEqual(['false', 'true', 'false']);
  expect(rows[2]?.textContent).toContain('starts at 10 ms, lasts 10 ms, 10 ms of its own, error');
  expect(screen.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('4');
});

it('collapses a span without selecting it, and selects on a click', () => {
  const onSelect = vi.fn();
  render(<Page onSelect={onSelect} />);
  fireEvent.click(screen.getAllByRole('button', { name: 'Collapse' })[1] as HTMLElement);
  expect(screen.queryByText('INSERT activities')).toBeNull();
  expect(screen.getByText('+1')).toBeTruthy();
  expect(onSelect).not.toHaveBeenCalled();
  fireEvent.click(screen.getByText('submit compose'));
  expect(onSelect).toHaveBeenCalledExactlyOnceWith('action');
});
