import { isDeepStrictEqual } from 'node:util';
import type { BoardForm, BoardPanel } from '../../api/boards.ts';
import type { QuerySpec } from '../../api/query.ts';
import type { ApiBoard } from './api.ts';
import type { CurrentPanel } from './read.ts';

/** Whether two questions ask the same. What the API fills in for a member left out does not count. */
export function asksTheSame(wanted: QuerySpec, current: QuerySpec | undefined): boolean {
  if (!current) return false;
  const one = plain(wanted);
  const other = plain(current);
  const free = ['orders', 'limit', 'granularity'] as const;
  const left = new Set<string>(free.filter((member) => wanted[member] === undefined));
  return Object.keys(one).every((member) => {
    return left.has(member) || isDeepStrictEqual(one[member], other[member]);
  });
}

/** With the defaults of the specification filled in, and nothing that says nothing. */
function plain(query: QuerySpec): Record<string, unknown> {
  const { calculations, filters, filter_combination, breakdowns, orders, havings } = query;
  const { limit, time_range, start_time, end_time, granularity } = query;
  const isOpen = start_time === undefined || end_time === undefined;
  return {
    calculations: calculations?.length ? calculations.map(said) : [{ op: 'COUNT' }],
    filters: (filters ?? []).map(said),
    filter_combination: filter_combination ?? 'AND',
    breakdowns: breakdowns ?? [],
    havings: (havings ?? []).map(said),
    orders: (orders ?? []).map((order) => said({ ...order, order: order.order ?? 'ascending' })),
    limit,
    time_range: isOpen ? (time_range ?? 7200) : undefined,
    start_time,
    end_time,
    granularity: granularity || undefined,
  };
}

function said(member: object): object {
  const entries = Object.entries(member).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

/** What would change on a board, a sentence each. */
export function changesOf(
  wanted: BoardForm,
  current: ApiBoard,
  panels: readonly CurrentPanel[],
): string[] {
  const changes: string[] = [];
  if ((wanted.description ?? '') !== (current.description ?? '')) changes.push('its description');
  const count = Math.max(wanted.panels.length, panels.length);
  for (let at = 0; at < count; at++) {
    const change = panelChange(wanted.panels[at], panels[at]);
    if (change) changes.push(change);
  }
  return changes;
}

function panelChange(
  wanted: BoardPanel | undefined,
  current: CurrentPanel | undefined,
): string | undefined {
  if (!wanted) return `without the panel ${nameOf(current)}`;
  const name = wanted.type === 'query' ? wanted.query_panel.query_annotation.name : 'text';
  if (!current) return `with the panel ${name}`;
  const parts = partsThatDiffer(wanted, current);
  return parts.length === 0 ? undefined : `${name}: ${parts.join(', ')}`;
}

function partsThatDiffer(wanted: BoardPanel, { panel, query, annotation }: CurrentPanel): string[] {
  if (wanted.type !== panel.type) return ['another kind of panel'];
  const parts: string[] = [];
  if (wanted.position && !isDeepStrictEqual(wanted.position, panel.position)) parts.push('place');
  if (wanted.type === 'text') {
    if (wanted.text_panel.content !== panel.text_panel?.content) parts.push('text');
    return parts;
  }
  const { query_panel: there } = panel;
  const { query_panel: own } = wanted;
  if (own.dataset !== (there?.dataset ?? '__all__') || !asksTheSame(own.query, query)) {
    parts.push('question');
  }
  if (own.query_annotation.name !== annotation?.name) parts.push('name');
  if ((own.query_annotation.description ?? '') !== (annotation?.description ?? '')) {
    parts.push('description');
  }
  if (own.query_style && own.query_style !== there?.query_style) parts.push('style');
  const settings = own.visualization_settings;
  if (settings && !holds(there?.visualization_settings, settings)) parts.push('chart');
  return parts;
}

/** Whether all that is wanted is so; members that nobody asked for do not count. */
function holds(current: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return Array.isArray(current) && wanted.every((one, index) => holds(current[index], one));
  }
  if (typeof wanted !== 'object' || wanted === null) return wanted === current;
  return Object.entries(wanted).every(([key, value]) => {
    // The API leaves out what is false or zero.
    const there = (current as Record<string, unknown> | undefined)?.[key];
    return there === undefined ? value === false || value === 0 : holds(there, value);
  });
}

function nameOf(current: CurrentPanel | undefined): string {
  return current?.annotation?.name ?? current?.panel.type ?? 'unknown';
}
