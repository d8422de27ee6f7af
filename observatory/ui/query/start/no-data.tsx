import { Snippet } from '../../shared/snippet.tsx';
import { Message } from '../../shared/states.tsx';

const cruddur = 'http://localhost:3000';

/** Nothing is stored at all: what brings something to ask about. */
export function NoData() {
  return (
    <Message title="No spans yet: there is nothing to ask about.">
      <p>
        Cruddur sends its own when <code>npm start</code> runs both: open{' '}
        <a href={cruddur}>{cruddur}</a> and click around. Any other program with OpenTelemetry does
        so with this variable:
      </p>
      <Snippet text={`OTEL_EXPORTER_OTLP_ENDPOINT=${window.location.origin}`} what="setting" />
    </Message>
  );
}
