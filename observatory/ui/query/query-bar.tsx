import { History, PanelRight, Play } from 'lucide-react';
import { useNavigate } from 'react-router';
import { allDatasets, type QueryRequest, type QuerySpec } from '../../api/query.ts';
import { queryPath } from './address.ts';
import { useDatasets } from './clauses/use-known.ts';
import { describe } from './describe.ts';
import { Menu } from './menu.tsx';
import { recentQuestions } from './recent.ts';
import { TimeControl } from './time/time-control.tsx';

interface Props {
  draft: QueryRequest;
  /** What is typed is not what the answer is to. */
  changed: boolean;
  onDataset: (dataset: string) => void;
  onAsk: (query: QuerySpec) => void;
  onZoomOut: (() => void) | undefined;
  columns: { shown: boolean; onToggle: () => void };
}

/** Of which spans and when, and the button that asks. */
export function QueryBar({ draft, changed, onDataset, onAsk, onZoomOut, columns }: Props) {
  const navigate = useNavigate();
  const known = useDatasets().data ?? [];
  const recent = recentQuestions();
  const listed = draft.dataset === allDatasets || known.some(({ slug }) => slug === draft.dataset);
  return (
    <div className="query-bar">
      <select
        aria-label="Dataset"
        value={draft.dataset}
        onChange={(event) => onDataset(event.target.value)}
      >
        <option value={allDatasets}>All datasets</option>
        {!listed && <option value={draft.dataset}>{draft.dataset}</option>}
        {known.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
      <TimeControl query={draft.query} onAsk={onAsk} onZoomOut={onZoomOut} />
      <span className="spacer" />
      {recent.length > 0 && (
        <Menu
          title="Asked before"
          trigger={
            <button type="button" className="button" aria-label="Recent questions">
              <History size={14} aria-hidden />
              <span className="wide-only">Recent</span>
            </button>
          }
          items={recent.map((request) => ({
            label: describe(request.query),
            onSelect: () => navigate(queryPath(request)),
            ...(request.dataset !== allDatasets && { note: request.dataset }),
          }))}
        />
      )}
      <button
        type="button"
        className="button"
        aria-pressed={columns.shown}
        aria-label="Columns"
        onClick={columns.onToggle}
      >
        <PanelRight size={14} aria-hidden />
        <span className="wide-only">Columns</span>
      </button>
      <button
        type="button"
        className="button run-button"
        data-changed={changed || undefined}
        title="Run (Ctrl+Enter)"
        onClick={() => onAsk(draft.query)}
      >
        <Play size={14} aria-hidden />
        Run
      </button>
    </div>
  );
}
