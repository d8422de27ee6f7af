import { allDatasets, type QueryRequest, type QuerySpec } from '../../api/query.ts';
import type { Selection } from '../bubbleup/bubble-up.tsx';
import { readSelection } from './selection.ts';
import { NotAQuestion, parseSpec } from './shape.ts';

export const tabs = ['overview', 'rows', 'traces', 'json'] as const;
export type Tab = (typeof tabs)[number];

/** How an answer is looked at; it changes nothing in the question. */
export interface View {
  tab: Tab;
  chart: 'line' | 'stacked';
  log: boolean;
  /** What is compared with the rest: a part of a heatmap, or a group. */
  selection: Selection | null;
  /** Columns of the raw rows; empty for those that the question is about. */
  columns: readonly string[];
}

export interface QueryAddress extends View {
  dataset: string;
  /** Null where nothing has been asked yet, or what was asked cannot be read. */
  query: QuerySpec | null;
  /** Why the question cannot be read, a sentence. */
  problem: string | null;
  /** The question as the address has it, word for word. */
  text: string;
}

/** Of the raw rows at once; more could not be seen anyway. */
const mostColumns = 50;

const plainView: View = {
  tab: 'overview',
  chart: 'line',
  log: false,
  selection: null,
  columns: [],
};

/** The address of a question, for anybody who wants to lead to one: a path with its search. */
export function queryPath(request: QueryRequest, view: Partial<View> = {}): string {
  const params = new URLSearchParams();
  if (request.dataset !== allDatasets) params.set('dataset', request.dataset);
  params.set('query', JSON.stringify(request.query));
  const { tab, chart, log, selection, columns } = { ...plainView, ...view };
  if (tab !== 'overview') params.set('tab', tab);
  if (chart !== 'line') params.set('chart', chart);
  if (log) params.set('log', '1');
  if (selection) params.set('selection', JSON.stringify(selection));
  for (const column of columns) params.append('column', column);
  return `/query?${params}`;
}

/** Reads the address bar; what it cannot make sense of counts as not given. */
export function readAddress(params: URLSearchParams): QueryAddress {
  const text = params.get('query') ?? '';
  return {
    dataset: params.get('dataset') || allDatasets,
    ...readQuery(text),
    text,
    tab: tabs.find((tab) => tab === params.get('tab')) ?? plainView.tab,
    chart: params.get('chart') === 'stacked' ? 'stacked' : 'line',
    log: params.get('log') === '1',
    selection: readSelection(params.get('selection')),
    columns: params.getAll('column').slice(0, mostColumns),
  };
}

function readQuery(text: string): Pick<QueryAddress, 'query' | 'problem'> {
  if (text === '') return { query: null, problem: null };
  try {
    return { query: parseSpec(text), problem: null };
  } catch (error) {
    if (!(error instanceof NotAQuestion)) throw error;
    return { query: null, problem: error.message };
  }
}
