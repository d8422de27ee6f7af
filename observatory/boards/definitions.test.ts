import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readDefinitions } from './definitions.ts';
import { parseBoard } from './form.ts';

test('reads the boards of the repository, in the order of their files', () => {
  const boards = readDefinitions();
  expect(boards.map(({ name }) => name)).toEqual([
    'Recent Traces',
    'Latency by UserID',
    'Slow signed-in URLs over 50 ms',
    'Network latency between browser and backend',
    'MAX(app.result_length)',
    'Heatmap and P90 of duration',
    'Errors by route',
    'Web vitals by page',
    'Security events',
  ]);
  expect(new Set(boards.map(({ id }) => id)).size).toBe(boards.length);
  // Placed by hand, no panel over another.
  for (const { panels } of boards) {
    for (const { position } of panels) expect(position).toBeDefined();
  }
});

test.each([
  ['{', /The board .*1-bad\.json is not valid\. /],
  ['{"panels": []}', /1-bad\.json is not valid\. name: /],
  ['{"name": "x", "panels": [{"type": "slo"}]}', /panels\.0\.type: /],
  [
    '{"name": "x", "panels": [{"type": "query", "query_panel": {"dataset": "d", "query_annotation": {"name": "n"}, "query": {"calculations": [{"op": "SUM"}]}}}]}',
    /panels\.0\.query_panel\.query: calculations.*SUM needs a column/,
  ],
])('names the file and the member of what is wrong: %s', (text, sentence) => {
  const folder = mkdtempSync(join(tmpdir(), 'boards-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, '1-bad.json'), text);
  expect(() => readDefinitions(folder)).toThrow(sentence);
});

test('refuses a board of too many panels', () => {
  const panels = Array.from({ length: 51 }, () => ({
    type: 'text',
    text_panel: { content: 'again' },
  }));
  expect(() => parseBoard({ name: 'Long', panels })).toThrow(/panels: /);
});
