import { useEffect, useRef, useState } from 'react';
import './query.css';
import './clauses.css';
import './answer.css';
import './rows/rows.css';
import './tables.css';
import { useKeys } from '../shared/keyboard.ts';
import { useMedia } from '../shared/use-media.ts';
import { AnswerView } from './answer-view.tsx';
import { Builder } from './builder.tsx';
import { ColumnsPanel } from './columns/columns-panel.tsx';
import { describe } from './describe.ts';
import { writeColumn } from './language/words.ts';
import { zoomedOut } from './narrow.ts';
import { QueryBar } from './query-bar.tsx';
import { Start } from './start/start.tsx';
import { useFollowing } from './use-following.ts';
import { useQuestion } from './use-question.ts';

/** New columns are rare, and finding them looks at every one there is. */
const columnsMs = 20_000;

/** How many, how slow, for whom: a question, and its answer. */
export function QueryScreen() {
  const question = useQuestion();
  const { address, request, draft, setDraft, askOf, changed, actions } = question;
  const roomy = useMedia('(min-width: 1180px)');
  const [columns, setColumns] = useState<boolean | null>(null);
  const shown = columns ?? roomy;
  const [begun, setBegun] = useState<{ text: string } | null>(null);
  const [range, setRange] = useState<{ startMs: number; endMs: number } | null>(null);
  const screen = useRef<HTMLDivElement>(null);

  useFollowing(['query-columns'], true, () => columnsMs);
  useFollowing(['query-datasets'], true, () => columnsMs);
  const type = (member: string) => () =>
    screen.current?.querySelector<HTMLElement>(`[data-clause="${member}"] input`)?.focus();
  useKeys({ s: type('calculations'), w: type('filters'), b: type('breakdowns') });
  const runDraft = () => askOf(draft);
  useEffect(() => {
    if (begun) screen.current?.scrollTo({ top: 0 });
  }, [begun]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key works wherever in the question the focus is.
    <div
      className="query fill"
      ref={screen}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        if (event.defaultPrevented) return;
        event.preventDefault();
        runDraft();
      }}
    >
      <title>{`${request ? `${describe(request.query)} · ` : ''}Query · Observatory`}</title>
      <h1 className="visually-hidden">Query</h1>
      <section className="query-question" aria-label="Question">
        <QueryBar
          draft={draft}
          changed={changed}
          onDataset={(dataset) => askOf({ ...draft, dataset })}
          onAsk={(query) => askOf({ ...draft, query })}
          onZoomOut={
            request && range
              ? () => actions.ask(zoomedOut(draft.query, range.startMs, range.endMs, Date.now()))
              : undefined
          }
          columns={{ shown, onToggle: () => setColumns(!shown) }}
        />
        <Builder
          draft={draft}
          begun={begun}
          onChange={(query, run) => {
            const next = { ...draft, query };
            setDraft(next);
            if (run) askOf(next);
          }}
        />
      </section>
      <div className="query-body">
        <div className="query-main">
          {request || address.problem ? (
            <AnswerView
              address={address}
              request={request}
              actions={actions}
              onRange={(startMs, endMs) => setRange({ startMs, endMs })}
            />
          ) : (
            <Start />
          )}
        </div>
        {shown && (
          <ColumnsPanel
            dataset={draft.dataset}
            query={draft.query}
            onAsk={(query) => askOf({ ...draft, query })}
            onFilter={(column) => setBegun({ text: `${writeColumn(column)} ` })}
            onClose={() => setColumns(false)}
          />
        )}
      </div>
    </div>
  );
}
