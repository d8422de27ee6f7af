import { Snippet } from '../shared/snippet.tsx';
import { Message } from '../shared/states.tsx';

const cruddur = 'http://localhost:3000';

/** For a newcomer: what will be here, and the two ways to bring it. */
export function Empty() {
  const setting = `OTEL_EXPORTER_OTLP_ENDPOINT=${location.origin}`;
  return (
    <Message title="No traces yet: the first one appears here within a second of its click.">
      <p>
        <code>npm start</code> starts Cruddur: open <a href={cruddur}>{cruddur}</a> and click
        something. Any other program that speaks OpenTelemetry sends here with this variable:
      </p>
      <Snippet text={setting} what="setting" />
    </Message>
  );
}
