import { Snippet } from '../shared/snippet.tsx';
import { Message } from '../shared/states.tsx';

const cruddur = 'http://localhost:3000';

/** For a newcomer: what will be here, and what brings it. */
export function Empty() {
  const { origin } = window.location;
  return (
    <Message title="No metrics yet: they appear here as they arrive.">
      <p>
        Cruddur's backend sends its own every ten seconds when <code>npm start</code> starts both,
        unless <code>OTEL_METRICS_EXPORTER=none</code>: open <a href={cruddur}>{cruddur}</a>, and
        its requests are counted here. Any program with an OpenTelemetry SDK sends here too with:
      </p>
      <Snippet text={`OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=${origin}/v1/metrics`} what="setting" />
      <p>Its first points come after a minute, unless it is told to send them sooner:</p>
      <Snippet text="OTEL_METRIC_EXPORT_INTERVAL=10000" what="setting" />
    </Message>
  );
}
