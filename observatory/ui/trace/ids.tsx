import type { TraceSummary } from '../../api.ts';
import { toTraceparent, toXray } from '../../ids.ts';
import { CopyButton } from '../shared/copy-button.tsx';
import { useNarrow } from '../shared/use-media.ts';

/** The one id in the forms in which the places it is looked up in want it. */
export function Ids({ trace, spanId }: { trace: TraceSummary; spanId: string | null }) {
  const forms: [string, string][] = [
    ['Trace id', trace.trace_id],
    ['X-Ray id', toXray(trace.trace_id)],
  ];
  if (spanId) forms.push(['traceparent', toTraceparent(trace.trace_id, spanId)]);
  const list = (
    <dl className="ids">
      {forms.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <code>{value}</code>
            <CopyButton text={value} label={`Copy ${label}`} />
          </dd>
        </div>
      ))}
    </dl>
  );
  if (!useNarrow()) return list;
  return (
    <details>
      <summary>Ids to copy</summary>
      {list}
    </details>
  );
}
