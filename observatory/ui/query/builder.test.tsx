// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { QuerySpec } from '../../api/query.ts';
import { jsonSpan, request, text } from '../../testing/spans.ts';
import { patience, serve, tidy } from '../testing.tsx';
import { Builder } from './builder.tsx';

let asked: QuerySpec[];

beforeEach(() => {
  asked = [];
  // The clauses work without the Observatory, too; nothing is completed then.
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('There is no server.')));
});

/** A real Observatory with three spans, which the clauses are completed from. */
async function serveSpans() {
  await serve();
  const spans = ['andrew', 'andrew', 'bayko'].map((user) =>
    jsonSpan({ attributes: [text('app.user', user)] }),
  );
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(request(spans));
  await fetch('/v1/traces', { method: 'POST', headers, body });
}

afterEach(tidy);

function Held({ first }: { first: QuerySpec }) {
  const [query, setQuery] = useState(first);
  return (
    <Builder
      draft={{ dataset: '__all__', query }}
      begun={null}
      onChange={(next, run) => {
        setQuery(next);
        if (run) asked.push(next);
      }}
    />
  );
}

function open(first: QuerySpec = {}) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Held first={first} />
    </QueryClientProvider>,
  );
}

const field = (name: string) => screen.getByRole<HTMLInputElement>('combobox', { name });
const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
const press = (name: string, key: string, more = {}) =>
  fireEvent.keyDown(field(name), { key, ...more });
const items = () => screen.queryAllByRole('button', { name: /^Edit / }).map((it) => it.textContent);
const option = (name: RegExp) => screen.findByRole('option', { name }, patience);

it('asks for a column, an operator and a value one after the other, all with the keyboard', async () => {
  await serveSpans();
  open();
  field('WHERE').focus();
  type('WHERE', 'user');
  await option(/^app\.user/);
  press('WHERE', 'Enter');
  expect(field('WHERE').value).toBe('app.user ');
  press('WHERE', 'Enter');
  expect(field('WHERE').value).toBe('app.user = ');
  // The most frequent value stands first, with how often it is there.
  expect((await option(/^andrew/)).textContent).toBe('andrew2');
  press('WHERE', 'ArrowDown');
  press('WHERE', 'Enter');
  expect(items()).toEqual(['app.user = bayko']);
  expect(field('WHERE').value).toBe('');
});

it('keeps text that it does not understand, and says why', () => {
  open();
  type('SELECT', 'P91(duration_ms)');
  press('SELECT', 'Enter');
  expect(screen.getByRole('alert').textContent).toMatch(/no calculation P91/);
  expect(field('SELECT').value).toBe('P91(duration_ms)');
  expect(field('SELECT').getAttribute('aria-invalid')).toBe('true');
  type('SELECT', 'P90(duration_ms)');
  expect(screen.queryByRole('alert')).toBeNull();
  press('SELECT', 'Enter', { ctrlKey: true });
  expect(asked).toEqual([{ calculations: [{ op: 'P90', column: 'duration_ms' }] }]);
});

it('edits the last item with Backspace, in its place, and removes it with Delete', () => {
  open({ breakdowns: ['name', 'app.user'] });
  field('GROUP BY').focus();
  press('GROUP BY', 'Backspace');
  expect(field('GROUP BY').value).toBe('app.user');
  // What is typed next finds the field at once, where it stands then.
  expect(document.activeElement).toBe(field('GROUP BY'));
  type('GROUP BY', 'service.name');
  press('GROUP BY', 'Enter');
  expect(items()).toEqual(['name', 'service.name']);
  expect(document.activeElement).toBe(field('GROUP BY'));
  fireEvent.keyDown(screen.getByRole('button', { name: 'Edit name' }), { key: 'Delete' });
  expect(items()).toEqual(['service.name']);
});

it('joins filters by AND or OR once there are two', () => {
  open({ filters: [{ column: 'name', op: 'exists' }] });
  expect(screen.queryByRole('button', { name: /^Filters are joined/ })).toBeNull();
  type('WHERE', 'duration_ms > 50');
  press('WHERE', 'Enter');
  fireEvent.click(screen.getByRole('button', { name: /^Filters are joined by AND/ }));
  press('WHERE', 'Enter', { ctrlKey: true });
  expect(asked[0]?.filter_combination).toBe('OR');
});

it('marks a column that no span has had', async () => {
  await serveSpans();
  open({ breakdowns: ['name', 'nmae'] });
  const odd = await screen.findByRole('button', { name: /^Edit nmae \(No span/ }, patience);
  expect(within(odd).getByText('nmae')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Edit name' })).toBeTruthy();
});

it('points at the first suggestion at each letter, and leaves an empty field with Escape', () => {
  open();
  const select = field('SELECT');
  select.focus();
  for (const typed of ['a', 'av', 'avg', 'avg(']) {
    type('SELECT', typed);
    const pointed = screen.queryAllByRole('option', { selected: true });
    expect(pointed.map(({ textContent }) => textContent)).toEqual(
      typed === 'avg(' ? [] : [expect.stringContaining('AVG')],
    );
  }
  press('SELECT', 'Escape');
  expect(select.value).toBe('');
  expect(document.activeElement).toBe(select);
  press('SELECT', 'Escape');
  press('SELECT', 'Escape');
  expect(document.activeElement).not.toBe(select);
});
