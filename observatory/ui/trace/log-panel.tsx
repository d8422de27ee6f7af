import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { RelatedLog } from '../../api/related.ts';
import type { Attributes } from '../../api.ts';
import { Fact } from '../shared/fact.tsx';
import { duration, exactDuration } from '../shared/format.ts';
import { moment } from '../shared/time.ts';
import { AttributeTable } from './attribute-table.tsx';
import { filterAttributes } from './attributes.ts';
import { textOfLog, toneOfLog } from './marks.ts';
import { Code, PanelFrame } from './panel-frame.tsx';

interface Props {
  log: RelatedLog;
  /** The fact that leads to its span. */
  span: ReactNode;
  onClose: () => void;
}

/** A log line with its fields. */
export function LogPanel({ log, span, onClose }: Props) {
  const tone = toneOfLog(log);
  return (
    <PanelFrame
      kind="Log line"
      title={textOfLog(log)}
      copy={log.message}
      onClose={onClose}
      sub={
        <>
          <span className={tone === 'error' ? 'error-text' : tone === 'warn' ? 'warn-text' : ''}>
            {log.level ?? 'no level'}
          </span>
          <Link to={`/logs?trace=${log.trace_id}`}>All lines of this trace</Link>
        </>
      }
    >
      <dl className="facts panel-facts">
        <Fact term="At">
          <span title={exactDuration(log.at_ms)}>{duration(log.at_ms)} of the trace</span>
        </Fact>
        <Fact term="As sent">{moment(log.time_ms)}</Fact>
        <Fact term="Group">{log.group}</Fact>
        <Fact term="Stream">{log.stream}</Fact>
        {span}
      </dl>
      {log.fields ? (
        <section className="attributes">
          <h3>Fields</h3>
          <AttributeTable rows={filterAttributes(log.fields as Attributes, '')} label="Fields" />
        </section>
      ) : (
        <Code>{log.message}</Code>
      )}
    </PanelFrame>
  );
}
