import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import './overview.css';
import type { Filter, QueryAnswer, QueryRequest } from '../../api/query.ts';
import { HeatmapChart } from '../charts/heatmap-chart.tsx';
import { TimeChart } from '../charts/time-chart.tsx';
import type { ChartSeries } from '../charts/types.ts';
import { queryPath } from '../query/address.ts';
import { askQuestion } from '../query/api.ts';
import { stepAt } from '../query/narrow.ts';
import { useAnswer } from '../query/use-answer.ts';
import { count, duration } from '../shared/format.ts';
import { usePause } from '../shared/pause.ts';
import { useNarrow } from '../shared/use-media.ts';
import { actions, durationsOf, failures, narrowed, valuesOf } from './overview-questions.ts';

const chartPx = 108;
const p90 = 'P90(duration_ms)';

/** The last half hour at a glance: how much, how many failures, how slow; each a question. */
export function Overview() {
  const { paused } = usePause();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const { answer: all, error } = useAnswer('now-actions', actions, askQuestion, !paused);
  const { answer: failed } = useAnswer('now-failures', failures, askQuestion, !paused);
  const lines = useMemo(
    (): ChartSeries[] => [
      { key: p90, label: 'P90', values: valuesOf(all, p90, null), colour: 'var(--text)' },
    ],
    [all],
  );
  const [heatmap] = all?.heatmaps ?? [];
  const slowest = all?.total[p90];

  const zoom = (request: QueryRequest) => (startMs: number, endMs: number) =>
    navigate(queryPath(narrowed(request, startMs, endMs)));
  /** The traces of one step, of those that match `filters` too. */
  const open = (request: QueryRequest, timeIndex: number, filters?: Filter[]) => {
    const step = all && stepAt(all, timeIndex);
    if (!step) return;
    const there = narrowed(request, step.startMs, step.endMs, filters);
    navigate(queryPath(there, { tab: 'traces' }));
  };

  // What cannot be answered is said where the answer would be; Query says why.
  const none = error ? 'not known' : undefined;
  return (
    <section className="now-overview" aria-label="The last 30 minutes">
      <Tile
        name="Traces"
        about="Spans without a parent: one for each trace whose first span came"
        request={actions}
        value={all ? count(all.total.COUNT ?? 0) : none}
      >
        {!narrow && (
          <Counts
            label="Traces"
            answer={all}
            onZoom={zoom(actions)}
            onPoint={(time) => open(actions, time)}
          />
        )}
      </Tile>
      <Tile
        name="Failed spans"
        request={failures}
        value={failed ? count(failed.total.COUNT ?? 0) : none}
        bad={(failed?.total.COUNT ?? 0) > 0}
      >
        {!narrow && (
          <Counts
            label="Failed spans"
            answer={failed}
            colour="var(--error-fill)"
            onZoom={zoom(failures)}
            onPoint={(time) => open(failures, time)}
          />
        )}
      </Tile>
      <Tile
        name="90 % within"
        about="So long at most took nine of ten first spans of traces"
        request={actions}
        value={all ? (slowest == null ? 'no trace' : duration(slowest)) : none}
      >
        {!narrow && heatmap && (
          <HeatmapChart
            label="Durations of traces in the last 30 minutes"
            timesMs={all?.times_ms ?? []}
            granularityMs={all?.granularity_ms ?? 0}
            height={chartPx}
            compact
            {...{ heatmap, lines }}
            onCell={(time, bin) => open(actions, time, durationsOf(heatmap, bin))}
            onZoom={zoom(actions)}
          />
        )}
      </Tile>
    </section>
  );
}

interface TileProps {
  name: string;
  /** What it counts, where the name alone does not say. */
  about?: string;
  request: QueryRequest;
  /** Undefined until it is known. */
  value: string | undefined;
  bad?: boolean;
  children: React.ReactNode;
}

function Tile({ name, about, request, value, bad, children }: TileProps) {
  return (
    <div className="now-overview-tile">
      <p>
        <span className="quiet" title={about}>
          {name}
        </span>{' '}
        <Link
          to={queryPath(request)}
          className={bad ? 'mono error-text' : 'mono'}
          title="Ask this in Query"
        >
          {value ?? '…'}
        </Link>
      </p>
      {children && <div className="now-overview-chart">{children}</div>}
    </div>
  );
}

interface CountsProps {
  label: string;
  answer: QueryAnswer | undefined;
  colour?: string;
  onZoom: (startMs: number, endMs: number) => void;
  onPoint: (timeIndex: number) => void;
}

function Counts({ label, answer, colour, onZoom, onPoint }: CountsProps) {
  const series = useMemo(
    (): ChartSeries[] => [{ key: label, label, values: valuesOf(answer, 'COUNT', 0), colour }],
    [answer, label, colour],
  );
  if (!answer) return null;
  return (
    <TimeChart
      label={`${label} in the last 30 minutes`}
      timesMs={answer.times_ms}
      height={chartPx}
      kind="stacked"
      log={false}
      unit="count"
      compact
      {...{ series, onZoom, onPoint }}
    />
  );
}
