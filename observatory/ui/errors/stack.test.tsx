// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { ErrorDetail, ErrorFrame } from '../../api/errors.ts';
import { Stack } from './stack.tsx';

afterEach(cleanup);

const frame = (method: string, more: Partial<ErrorFrame> = {}): ErrorFrame => ({
  file: 'src/cruds.ts',
  method,
  line: 12,
  column: 3,
  code: null,
  before: [],
  after: [],
  library: false,
  source: 'sent',
  ...more,
});

function errorOf(frames: ErrorFrame[], version: string | null = 'v1'): ErrorDetail {
  return {
    uuid: 'u',
    item_id: '1',
    title: 'TypeError: gone',
    level: 'error',
    time_ms: 0,
    received_ms: 0,
    platform: 'browser',
    environment: 'test',
    trace_id: null,
    exception: { class: 'TypeError', message: 'gone' },
    frames,
    chain: [{ class: 'TypeError', message: 'gone', frames }],
    breadcrumbs: [],
    person_id: null,
    code_version: version,
    context: null,
    request: null,
    custom: null,
    server: null,
    client: null,
    raw: {},
  };
}

it('opens the first frame of the app at its line, and folds those of libraries', () => {
  const code = { code: 'throw gone', before: ['if (!crud)'], after: ['return crud'] };
  const library = { file: 'node_modules/react-dom/index.js', library: true };
  const frames = [
    frame('dispatch', library),
    frame('run', library),
    frame('find', code),
    frame('open', code),
  ];
  render(<Stack error={errorOf(frames)} />);
  expect(screen.getByText('2 frames of libraries').closest('details')?.open).toBe(false);
  expect(screen.getByText('find').closest('details')?.open).toBe(true);
  expect(screen.getByText('open').closest('details')?.open).toBe(false);
  const [current] = screen.getAllByText(/throw gone/);
  expect(current?.textContent).toBe('12throw gone\n');
  expect(current?.dataset.current).toBe('true');
  expect(screen.queryByText('npm run release')).toBeNull();
});

it('says that a frame is not mapped, and what would map it', () => {
  render(<Stack error={errorOf([frame('t', { file: '/app.js', source: 'unmapped' })])} />);
  expect(screen.getByText('not mapped')).toBeTruthy();
  expect(screen.getByText('npm run release')).toBeTruthy();
  expect(screen.getByText(/no source map for release v1/)).toBeTruthy();
});
