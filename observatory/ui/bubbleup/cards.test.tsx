// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { BubbleUpAnswer } from '../../api/bubbleup.ts';
import { Cards } from './cards.tsx';

afterEach(cleanup);

const agent = 'Mozilla/5.0 (Macintosh; Intel) ';
const answer: BubbleUpAnswer = {
  selection: { rows: 100, read: 100 },
  baseline: { rows: 900, read: 900 },
  columns: [
    {
      column: 'user_agent.original',
      type: 'string',
      difference: 0.8,
      score: 0.7,
      missing: { selection: 0, baseline: 0.1 },
      values: [
        { value: `${agent}Safari/26`, selection: 0.9, baseline: 0.1 },
        { value: `${agent}Chrome/150`, selection: 0.05, baseline: 0.5 },
      ],
      distinct: 9,
      other: { selection: 0.05, baseline: 0.3 },
    },
    {
      column: 'duration_ms',
      type: 'float',
      difference: 0.5,
      score: 0.4,
      missing: { selection: 0, baseline: 0 },
      bins: [
        { min: 1, max: 12.5, selection: 0.2, baseline: 0.9 },
        { min: 13, max: 13, selection: 0.8, baseline: 0.1 },
      ],
    },
    {
      column: 'host.name',
      type: 'string',
      difference: 0.02,
      score: 0,
      missing: { selection: 0, baseline: 0 },
      values: [{ value: 'a', selection: 1, baseline: 0.98 }],
      distinct: 2,
      other: { selection: 0, baseline: 0.02 },
    },
  ],
  left_out: [{ column: 'request.id', reason: 'Nearly every row has a value of its own.' }],
  margin: 0,
  elapsed_ms: 10,
  notices: [],
};

function show(search = '', narrow = true) {
  const onFilter = vi.fn();
  const onGroupBy = vi.fn();
  const actions = { onFilter: narrow ? onFilter : null, onGroupBy };
  render(<Cards answer={answer} search={search} actions={actions} />);
  return { onFilter, onGroupBy };
}

/** Opens a part's menu by the keyboard and chooses what is called so. */
function choose(part: RegExp, item: string | RegExp) {
  fireEvent.keyDown(screen.getByRole('button', { name: part }), { key: 'Enter' });
  fireEvent.click(screen.getByRole('menuitem', { name: item }));
}

const names = () => screen.getAllByRole('article').map((card) => card.getAttribute('aria-label'));

it('shows what tells something first, and names what chance explains and what was left out', () => {
  show();
  expect(names()).toEqual(['user_agent.original', 'duration_ms', 'host.name']);
  const [chance, leftOut] = screen.getAllByRole('group');
  expect(within(chance as HTMLElement).getByRole('article').ariaLabel).toBe('host.name');
  expect(leftOut?.textContent).toContain('request.idNearly every row has a value of its own.');
});

it('leads from a value to a filter, and to its column', () => {
  const { onFilter, onGroupBy } = show();
  choose(/Safari\/26: selection 90 %, baseline 10 %$/, `Only = ${agent}Safari/26`);
  const filter = { column: 'user_agent.original', op: '=', value: `${agent}Safari/26` };
  expect(onFilter).toHaveBeenLastCalledWith([filter]);
  choose(/^no value/, 'Only rows with a value');
  expect(onFilter).toHaveBeenLastCalledWith([{ column: 'user_agent.original', op: 'exists' }]);
  choose(/Chrome/, 'Group by user_agent.original');
  expect(onGroupBy).toHaveBeenCalledWith('user_agent.original');
});

it('leads from a range of numbers to its two ends', () => {
  const { onFilter } = show();
  choose(/^1 ms – 12.5 ms: selection 20 %, baseline 90 %$/, 'Only from 1 ms to 12.5 ms');
  expect(onFilter).toHaveBeenLastCalledWith([
    { column: 'duration_ms', op: '>=', value: 1 },
    { column: 'duration_ms', op: '<=', value: 12.5 },
  ]);
});

it('offers no filter where it would let more rows in', () => {
  const { onFilter } = show('', false);
  choose(/^13 ms:/, /^Only = 13 ms.*joined by OR$/);
  expect(onFilter).not.toHaveBeenCalled();
});

it('finds columns and values as one types', () => {
  show('chrome');
  expect(names()).toEqual(['user_agent.original']);
  cleanup();
  show('nowhere');
  expect(screen.getByText('No column or value matches.')).toBeTruthy();
});

it('gives the numbers as a table, too', () => {
  show();
  fireEvent.click(screen.getByRole('button', { name: 'user_agent.original as a table' }));
  const rows = within(screen.getByRole('table')).getAllByRole('row');
  expect(rows.map((row) => row.textContent)).toEqual([
    'ValueSelectionBaseline',
    `${agent}Safari/2690 %10 %`,
    `${agent}Chrome/1505 %50 %`,
    'no value0 %10 %',
    '7 other values5 %30 %',
  ]);
});
