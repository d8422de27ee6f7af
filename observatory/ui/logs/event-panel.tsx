import { Tabs } from 'radix-ui';
import { Link } from 'react-router';
import type { LogEvent } from '../../api/logs.ts';
import type { Attributes } from '../../api.ts';
import { Age } from '../shared/age.tsx';
import { Fact } from '../shared/fact.tsx';
import { useKeys } from '../shared/keyboard.ts';
import { moment } from '../shared/time.ts';
import { AttributeTable } from '../trace/attribute-table.tsx';
import { filterAttributes } from '../trace/attributes.ts';
import { Code, PanelFrame } from '../trace/panel-frame.tsx';
import { lineOf } from './line.ts';
import { toneOf } from './tone.ts';

interface Props {
  event: LogEvent;
  /** Narrows the log to the trace of this event. */
  onTrace: (traceId: string) => void;
  onClose: () => void;
}

/** One event: where it came from, its trace, and its fields as a table and as they were sent. */
export function EventPanel({ event, onTrace, onClose }: Props) {
  useKeys({ Escape: onClose });
  const { trace_id: traceId, fields } = event;
  const tone = toneOf(event.level);
  return (
    <PanelFrame
      kind="Log line"
      title={lineOf(event).text}
      copy={event.message}
      onClose={onClose}
      sub={
        <span className={tone === 'error' || tone === 'warn' ? `${tone}-text` : undefined}>
          {event.level ?? 'no level'}
        </span>
      }
    >
      <dl className="facts panel-facts">
        <Fact term="As sent">
          {moment(event.time_ms)} (<Age ms={event.time_ms} />)
        </Fact>
        <Fact term="Group">{event.group}</Fact>
        <Fact term="Stream">{event.stream}</Fact>
        <Fact term="Trace">
          {traceId ? <Link to={`/trace/${traceId}`}>{traceId}</Link> : 'none named'}
        </Fact>
      </dl>
      {traceId && (
        <p className="log-actions">
          <button type="button" className="button" onClick={() => onTrace(traceId)}>
            Only lines of this trace
          </button>
        </p>
      )}
      <Tabs.Root className="tabs" key={event.id} defaultValue={fields ? 'fields' : 'raw'}>
        <Tabs.List className="tab-list" aria-label="The parts of the line">
          <Tabs.Trigger value="fields" disabled={!fields}>
            Fields
          </Tabs.Trigger>
          <Tabs.Trigger value="raw">{fields ? 'JSON' : 'Text'}</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="fields" className="tab">
          {fields && (
            <AttributeTable rows={filterAttributes(fields as Attributes, '')} label="Fields" />
          )}
        </Tabs.Content>
        <Tabs.Content value="raw" className="tab">
          <Code>{fields ? JSON.stringify(fields, null, 2) : event.message}</Code>
        </Tabs.Content>
      </Tabs.Root>
    </PanelFrame>
  );
}
