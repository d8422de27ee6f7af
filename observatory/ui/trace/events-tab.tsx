import type { Span } from '../../api.ts';
import { duration, exactDuration } from '../shared/format.ts';
import { AttributeTable } from './attribute-table.tsx';
import { valueText } from './attributes.ts';

const stack = 'exception.stacktrace';

/** What happened within the span, in order; an exception's stack keeps its lines. */
export function EventsTab({ span }: { span: Span }) {
  if (span.events.length === 0) return <p className="quiet">The span has no events.</p>;
  return (
    <ol className="events">
      {span.events.map((event, i) => {
        const rest = Object.entries(event.attributes).filter(([key]) => key !== stack);
        const trace = event.attributes[stack];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: events have no id, and their order is theirs for good.
          <li key={i}>
            <h3 className={event.name === 'exception' ? 'error-text' : undefined}>
              {event.name}
              <span className="quiet" title={exactDuration(event.at_ms - span.start_ms)}>
                {duration(event.at_ms - span.start_ms)} into the span, at {duration(event.at_ms)} of
                the trace
              </span>
            </h3>
            {rest.length > 0 && (
              <AttributeTable rows={rest} label={`Attributes of ${event.name}`} />
            )}
            {trace !== undefined && (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
              <pre className="code" tabIndex={0}>
                {valueText(trace)}
              </pre>
            )}
          </li>
        );
      })}
    </ol>
  );
}
