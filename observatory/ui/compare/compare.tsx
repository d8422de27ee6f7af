import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import './compare.css';
import './others.css';
import '../trace/panel.css';
import type { TraceDetail } from '../../api.ts';
import { RequestFailed } from '../shared/api.ts';
import { useKeys } from '../shared/keyboard.ts';
import { Failure, LoadingRows } from '../shared/states.tsx';
import { wholeOf } from '../trace/scale.ts';
import { intervalOf } from '../trace/segments.ts';
import { useTrace } from '../trace/use-trace.ts';
import { comparePath, readAddress } from './address.ts';
import { Choose } from './choose.tsx';
import { DifferenceList } from './difference-list.tsx';
import { compare } from './differences.ts';
import { Others } from './others.tsx';
import { PairList } from './pair-list.tsx';
import { PairPanel } from './pair-panel.tsx';
import { Sides } from './sides.tsx';

/** Two traces beside each other, and what differs. */
export function CompareScreen() {
  const [params] = useSearchParams();
  const { a, b } = readAddress(params);
  return (
    <div className="fill">
      <title>Compare · Observatory</title>
      <h1 className="visually-hidden">Compare two traces</h1>
      {a && b ? <Loaded key={`${a} ${b}`} a={a} b={b} /> : <Chooser a={a ?? b} />}
    </div>
  );
}

function Chooser({ a }: { a: string | null }) {
  return (
    <div className="compare-chooser">
      {a && <Alike a={a} />}
      <Choose a={a} />
    </div>
  );
}

function Alike({ a }: { a: string }) {
  const { data } = useTrace(a);
  return data ? <Others trace={data.trace} /> : null;
}

function Loaded({ a, b }: { a: string; b: string }) {
  const left = useTrace(a);
  const right = useTrace(b);
  const failed = [left, right].find(({ data, error }) => error && !data);
  if (failed?.error) {
    const side = failed === left ? 'A' : 'B';
    const gone = failed.error instanceof RequestFailed && failed.error.status === 404;
    const what = gone ? `Trace ${side} is not stored.` : `Trace ${side} could not be read.`;
    return <Failure what={what} error={failed.error} retry={() => failed.refetch()} />;
  }
  if (!left.data || !right.data) return <LoadingRows rows={18} label="Reading the traces" />;
  return <Compared a={left.data} b={right.data} />;
}

function Compared({ a, b }: { a: TraceDetail; b: TraceDetail }) {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const { row } = readAddress(params);
  const comparison = useMemo(() => compare(a, b), [a, b]);
  const view = useMemo(
    () =>
      wholeOf(Math.max(a.trace.duration_ms, b.trace.duration_ms), [
        ...a.spans.map(intervalOf),
        ...b.spans.map(intervalOf),
      ]),
    [a, b],
  );
  const ids = { a: a.trace.trace_id, b: b.trace.trace_id };
  const select = (index: number | null) =>
    navigate(comparePath({ ...ids, row: index }), { replace: true });
  useKeys({ Escape: () => select(null) });
  const pair = row === null ? undefined : comparison.pairs[row];

  return (
    <>
      <Sides a={a.trace} b={b.trace} comparison={comparison} />
      <div className="split">
        <div className="fill">
          <DifferenceList comparison={comparison} selected={row} onSelect={select} />
          <PairList pairs={comparison.pairs} view={view} selected={row} onSelect={select} />
        </div>
        {pair && <PairPanel key={row} pair={pair} onClose={() => select(null)} />}
      </div>
    </>
  );
}
