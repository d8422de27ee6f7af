// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HeatmapChart } from './heatmap-chart.tsx';
import type { HeatSelection } from './types.ts';

const heatmap = {
  key: 'HEATMAP(duration_ms)',
  column: 'duration_ms',
  scale: 'log' as const,
  edges: [1, 10, 100, 1000],
  cells: [
    { time: 1, bin: 1, count: 7 },
    { time: 2, bin: 1, count: 2 },
  ],
};
const onCell = vi.fn();
const onSelect = vi.fn();

function Page() {
  const [selection, setSelection] = useState<HeatSelection | null>(null);
  return (
    <HeatmapChart
      label="Durations"
      timesMs={[0, 1000, 2000, 3000]}
      granularityMs={1000}
      heatmap={heatmap}
      onCell={onCell}
      selection={selection}
      onSelect={(next) => {
        onSelect(next);
        setSelection(next);
      }}
    />
  );
}

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
  render(<Page />);
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
  vi.unstubAllGlobals();
});

const press = (key: string, shiftKey = false) =>
  fireEvent.keyDown(screen.getByRole('application', { name: 'Durations' }), { key, shiftKey });

it('begins at the cell that counts most, and says what it counts', () => {
  press('ArrowRight');
  expect(screen.getByText(/^7 rows, .*10 ms – 100 ms$/)).toBeTruthy();
  press('ArrowRight');
  expect(screen.getByText(/^2 rows/)).toBeTruthy();
});

it('opens a cell that counts something, and no other', () => {
  press('ArrowRight');
  press('Enter');
  expect(onCell).toHaveBeenLastCalledWith(1, 1);
  press('ArrowUp');
  press('Enter');
  expect(onCell).toHaveBeenCalledTimes(1);
});

it('draws a selection with Shift and arrows, and clears it with Escape', () => {
  press('ArrowRight');
  press('ArrowRight', true);
  press('ArrowUp', true);
  expect(onSelect).toHaveBeenLastCalledWith({ startMs: 1000, endMs: 3000, min: 10, max: 1000 });
  expect(screen.getByText(/^9 rows/)).toBeTruthy();
  press('Escape');
  expect(onSelect).toHaveBeenLastCalledWith(null);
});

it('leaves keys alone that mean nothing here', () => {
  const heard = vi.fn();
  window.addEventListener('keydown', heard, { once: true });
  press('j');
  expect(heard).toHaveBeenCalled();
});
