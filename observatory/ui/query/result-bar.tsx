import { Download, Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { QueryAnswer, QueryRequest } from '../../api/query.ts';
import { AddToBoard } from '../boards/add-to-board.tsx';
import { count, duration, plural } from '../shared/format.ts';
import { transferPath } from '../transfer/address.ts';
import { Menu } from './menu.tsx';
import { save, toCsv, toJson } from './overview/download.ts';

interface Props {
  request: QueryRequest | null;
  answer: QueryAnswer | undefined;
  loading: boolean;
  cancelled: boolean;
  onCancel: () => void;
  /** Undefined where nothing can be followed: the time is fixed. */
  live: { paused: boolean; onPause: (paused: boolean) => void } | undefined;
}

/** What an answer cost and covers, and what can be done with all of it. */
export function ResultBar({ request, answer, loading, cancelled, onCancel, live }: Props) {
  const text = cancelled
    ? 'Cancelled: what is shown is the answer before.'
    : answer
      ? words(answer)
      : '';
  const navigate = useNavigate();
  // Said once for each question, and not again whenever new spans change a number.
  const [said, setSaid] = useState({ of: '', text: '' });
  const question = `${JSON.stringify(request)} ${cancelled}`;
  if (!loading && text !== '' && said.of !== question) setSaid({ of: question, text });

  return (
    <div className="result-bar">
      <p title="As in Honeycomb, a span’s events and links are rows of their own.">{text}</p>
      <span className="visually-hidden" role="status">
        {said.text}
      </span>
      <span className="spacer" />
      {loading && (
        <button type="button" className="button button-small cancel" onClick={onCancel}>
          Cancel
        </button>
      )}
      {live && (
        <button
          type="button"
          className="button button-small"
          title={live.paused ? 'Follow what arrives again (p)' : 'Let everything stand still (p)'}
          onClick={() => live.onPause(!live.paused)}
        >
          {live.paused ? <Play size={13} aria-hidden /> : <Pause size={13} aria-hidden />}
          {live.paused ? 'Resume' : 'Pause'}
        </button>
      )}
      {request && answer && <AddToBoard request={request} />}
      {answer && (
        <Menu
          title="Download"
          trigger={
            <button type="button" className="button button-small" aria-label="Download">
              <Download size={13} aria-hidden />
            </button>
          }
          items={[
            {
              label: 'The table as CSV',
              onSelect: () => save('answer.csv', 'text/csv', toCsv(answer)),
            },
            {
              label: 'The answer as JSON',
              onSelect: () => save('answer.json', 'application/json', toJson(answer)),
            },
            {
              label: 'The spans as OTLP JSON…',
              onSelect: () => navigate(transferPath(spansOf(answer))),
            },
          ]}
        />
      )}
    </div>
  );
}

/** The spans that the answer is about. */
function spansOf({ dataset, query, start_ms: startMs, end_ms: endMs }: QueryAnswer) {
  const { filters, filter_combination } = query;
  return {
    dataset,
    startMs,
    endMs,
    query: filters.length ? { filters, filter_combination } : null,
  };
}

function words({
  rows_matched: rows,
  groups_total: groups,
  elapsed_ms: ms,
  breakdowns,
}: QueryAnswer) {
  const grouped = breakdowns.length > 0 ? ` in ${plural(groups, 'group')}` : '';
  return `${count(rows)} row${rows === 1 ? '' : 's'} matched${grouped} · ${duration(Math.max(1, Math.round(ms)))}`;
}
