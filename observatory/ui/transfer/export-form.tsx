import { Download } from 'lucide-react';
import { allDatasets, type Filter } from '../../api/query.ts';
import { reasonOf } from '../shared/api.ts';
import { plural } from '../shared/format.ts';
import { nanoToMs } from '../shared/time.ts';
import { useStatus } from '../shared/use-status.ts';
import { type ExportChoice, exportPath } from './address.ts';
import { fromLocal, toLocal } from './local-time.ts';
import { useCount, useDatasets } from './use-count.ts';

interface Props {
  choice: ExportChoice;
  onChange: (choice: ExportChoice) => void;
}

const ranges = [
  { label: 'Last 15 minutes', ms: 900_000 },
  { label: 'Last hour', ms: 3_600_000 },
  { label: 'Last day', ms: 86_400_000 },
];

/** From when to when, of which dataset, and the file. */
export function ExportForm({ choice, onChange }: Props) {
  const { data: datasets = [] } = useDatasets();
  const oldest = useStatus().data?.oldest_unix_nano;
  const count = useCount(choice);
  const ordered = choice.startMs < choice.endMs;
  const last = (ms: number) => {
    const endMs = Math.ceil(Date.now() / 1000) * 1000;
    onChange({ ...choice, startMs: endMs - ms, endMs });
  };
  const everything = () => {
    const endMs = Math.ceil(Date.now() / 1000) * 1000;
    onChange({ ...choice, startMs: oldest ? Math.floor(nanoToMs(oldest)) : 0, endMs });
  };

  return (
    <section aria-labelledby="export" className="transfer-part">
      <h2 id="export">Export</h2>
      <p className="quiet">
        A file of OTLP JSON, which any OTLP receiver takes, and which can be imported here again.
      </p>
      <div className="transfer-ranges">
        {ranges.map(({ label, ms }) => (
          <button key={label} type="button" className="button" onClick={() => last(ms)}>
            {label}
          </button>
        ))}
        <button type="button" className="button" onClick={everything}>
          Everything
        </button>
      </div>
      <div className="transfer-fields fields">
        <TimeField
          label="From"
          ms={choice.startMs}
          onChange={(startMs) => onChange({ ...choice, startMs })}
        />
        <TimeField
          label="To"
          ms={choice.endMs}
          onChange={(endMs) => onChange({ ...choice, endMs })}
        />
        <label>
          Dataset
          <select
            value={choice.dataset}
            onChange={({ target }) => onChange({ ...choice, dataset: target.value })}
          >
            <option value={allDatasets}>All datasets</option>
            {datasets.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {choice.query && <Matches choice={choice} onChange={onChange} />}
      <div className="transfer-go">
        {ordered ? (
          <a className="button primary" href={exportPath(choice)} download>
            <Download size={16} aria-hidden />
            Download
          </a>
        ) : (
          <button type="button" className="button" disabled>
            Download
          </button>
        )}
        <span className="quiet" role="status">
          {ordered ? countText(count.data, count.error) : 'The end has to be after the start.'}
        </span>
      </div>
    </section>
  );
}

function countText(count: number | undefined, error: Error | null): string {
  if (error) return reasonOf(error);
  return count === undefined ? 'Counting…' : `${plural(count, 'span')} begin in this time.`;
}

function TimeField(props: { label: string; ms: number; onChange: (ms: number) => void }) {
  const { label, ms, onChange } = props;
  return (
    <label>
      {label}
      <input
        type="datetime-local"
        step={1}
        value={toLocal(ms)}
        onChange={({ target }) => {
          const next = fromLocal(target.value);
          if (next !== undefined) onChange(next);
        }}
      />
    </label>
  );
}

/** The question whose matches are exported, and a way back to all spans. */
function Matches({ choice, onChange }: Props) {
  const filters = choice.query?.filters ?? [];
  const words = filters.map(wordsOf).join(` ${choice.query?.filter_combination ?? 'AND'} `);
  return (
    <p>
      Only spans that match <code>{words || 'everything'}</code>{' '}
      <button type="button" className="link" onClick={() => onChange({ ...choice, query: null })}>
        Take all
      </button>
    </p>
  );
}

function wordsOf({ column, op, value }: Filter): string {
  return [column, op, value === undefined ? '' : JSON.stringify(value)].join(' ').trim();
}
