import { Tabs } from 'radix-ui';
import type { Span } from '../../api.ts';
import { exportTrace } from '../shared/api.ts';
import { ServiceChip } from '../shared/service-chip.tsx';
import { AttributesTab } from './attributes-tab.tsx';
import { EventsTab } from './events-tab.tsx';
import { Joined } from './joined.tsx';
import type { ItemLine } from './lines.ts';
import { LinksTab } from './links-tab.tsx';
import { onlySpan } from './otlp.ts';
import { PanelHead } from './panel-frame.tsx';
import { RawTab } from './raw-tab.tsx';
import { SpanFacts } from './span-facts.tsx';

interface Props {
  span: Span;
  parent: Span | null;
  /** What the other vendors have of it. */
  joined: readonly ItemLine[];
  onSelect: (spanId: string) => void;
  onClose: () => void;
}

/** Everything that one span says. */
export function SpanPanel({ span, parent, joined, onSelect, onClose }: Props) {
  const count = Object.keys(span.attributes).length;
  return (
    <aside className="panel" aria-label={`Span ${span.name}`}>
      <PanelHead
        title={span.name}
        text={async () =>
          JSON.stringify(onlySpan(await exportTrace(span.trace_id), span.span_id), null, 2)
        }
        label="Copy the span as OTLP JSON"
        onClose={onClose}
      />
      <div className="panel-sub">
        <ServiceChip name={span.service} />
        <span>{span.kind}</span>
        {span.status_code === 1 && <span>ok</span>}
        {span.error && (
          <span className="error-text">{span.status_message || 'error, without a message'}</span>
        )}
      </div>
      <SpanFacts span={span} parent={parent} onSelect={onSelect} />
      <Joined items={joined} onSelect={onSelect} />
      <Tabs.Root defaultValue="attributes" className="tabs">
        <Tabs.List className="tab-list" aria-label="Span details">
          <Tabs.Trigger value="attributes">Attributes {count}</Tabs.Trigger>
          <Tabs.Trigger value="events">Events {span.events.length}</Tabs.Trigger>
          <Tabs.Trigger value="links">Links {span.links.length}</Tabs.Trigger>
          <Tabs.Trigger value="raw">Raw</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="attributes" className="tab">
          <AttributesTab span={span} />
        </Tabs.Content>
        <Tabs.Content value="events" className="tab">
          <EventsTab span={span} />
        </Tabs.Content>
        <Tabs.Content value="links" className="tab">
          <LinksTab links={span.links} />
        </Tabs.Content>
        <Tabs.Content value="raw" className="tab">
          <RawTab span={span} />
        </Tabs.Content>
      </Tabs.Root>
    </aside>
  );
}
