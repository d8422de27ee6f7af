import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import type { QueryAnswer } from '../../../api/query.ts';
import { curlHere, curlHoneycomb } from '../json/curl.ts';
import { toCsv } from './download.ts';

it('writes the table as CSV, in quotes what needs them', () => {
  const answer = {
    breakdowns: ['name', 'app.user'],
    calculations: [
      { op: 'COUNT', key: 'COUNT' },
      { op: 'HEATMAP', column: 'x', key: 'HEATMAP(x)' },
    ],
    groups: [
      { group: ['say "hi", all', null], values: { COUNT: 3 }, series: {} },
      { group: ['two\nlines', true], values: { COUNT: null }, series: {} },
      { group: ['', 'null'], values: { COUNT: 0 }, series: {} },
    ],
  } as unknown as QueryAnswer;
  expect(toCsv(answer)).toBe(
    'name,app.user,COUNT\r\n"say ""hi"", all",,3\r\n"two\nlines",true,\r\n"",null,0\r\n',
  );
});

it('writes commands that a shell reads as they were meant', () => {
  const query = { filters: [{ column: "it's", op: '=' as const, value: '$(id) `id` "' }] };
  const request = { dataset: 'a b', query };
  const argumentsOf = (command: string) =>
    JSON.parse(
      execFileSync(
        'sh',
        ['-c', command.replace('curl', '"$NODE" -p "JSON.stringify(process.argv.slice(1))" --')],
        {
          env: { NODE: process.execPath, HONEYCOMB_API_KEY: 'key' },
          encoding: 'utf8',
        },
      ),
    ) as string[];
  expect(argumentsOf(curlHere(request, 'http://localhost:4318'))).toEqual([
    'http://localhost:4318/api/query',
    '-H',
    'content-type: application/json',
    '-d',
    JSON.stringify(request),
  ]);
  const honeycomb = argumentsOf(curlHoneycomb(request));
  expect(honeycomb).toContain('X-Honeycomb-Team: key');
  expect(honeycomb[0]).toBe('https://api.honeycomb.io/1/queries/a%20b');
  expect(honeycomb.at(-1)).toBe(JSON.stringify(query));
});
