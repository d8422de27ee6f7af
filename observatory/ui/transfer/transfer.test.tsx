// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';
import { allDatasets } from '../../api/query.ts';
import type { ImportResult } from '../../api/transfer.ts';
import { type ExportChoice, exportPath, readChoice, transferPath } from './address.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { fromLocal, toLocal } from './local-time.ts';

const choice: ExportChoice = {
  startMs: 1_795_357_286_000,
  endMs: 1_795_357_300_000,
  dataset: 'shop',
  query: { filters: [{ column: 'name', op: '=', value: 'a&b=c' }] },
};

const searchOf = (path: string) => new URLSearchParams(path.split('?')[1]);

it('reads back the choice that an address was made of', () => {
  expect(readChoice(searchOf(transferPath(choice)), 0)).toEqual(choice);
  expect(searchOf(exportPath(choice)).get('dataset')).toBe('shop');
});

it('takes the last hour of everything where the address says nothing, or nothing that it knows', () => {
  const usual = { startMs: 1_000_000, endMs: 4_600_000, dataset: allDatasets, query: null };
  expect(readChoice(new URLSearchParams(), 4_599_500)).toEqual(usual);
  const broken = new URLSearchParams({ start_ms: 'soon', end_ms: '-1', query: '{"filters":5}' });
  expect(readChoice(broken, 4_599_500)).toEqual(usual);
});

it('writes a moment as the field has it, and reads it back', () => {
  expect(fromLocal(toLocal(choice.startMs))).toBe(choice.startMs);
  expect(fromLocal('')).toBeUndefined();
});

it('tells what an import took, and leads to it by its time', () => {
  const result: ImportResult = {
    taken: 1200,
    known: 3,
    refused: [{ reason: 'TraceId is not hex.', spans: 2 }],
    stopped: 'The file ends in the middle of a document; it may have been cut off.',
    traces: 40,
    first_traces: [{ trace_id: 'ab'.repeat(16), name: 'GET /', start_ms: choice.startMs }],
    start_ms: choice.startMs,
    end_ms: choice.endMs + 1,
    bytes: 2048,
  };
  render(<ImportOutcome name="old.json" result={result} />, { wrapper: MemoryRouter });
  expect(screen.getByRole('status').textContent).toBe(
    '1,200 spans taken, 3 were here already from old.json (2 KiB).',
  );
  expect(screen.getByRole('alert').textContent).toContain('cut off');
  expect(document.body.textContent).toContain('2 refused: TraceId is not hex.');
  const link = screen.getByRole('link', { name: '40 traces' });
  const search = searchOf(link.getAttribute('href') ?? '');
  expect(JSON.parse(search.get('query') ?? '')).toEqual({
    start_time: 1_795_357_286,
    end_time: 1_795_357_301,
  });
  const trace = screen.getByRole('link', { name: 'GET /' });
  expect(trace.getAttribute('href')).toBe(`/trace/${'ab'.repeat(16)}`);
});
