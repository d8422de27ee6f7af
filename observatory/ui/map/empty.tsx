import { cruddur } from '../shared/addresses.ts';
import { type RangeName, ranges } from '../shared/ranges.ts';
import { Snippet } from '../shared/snippet.tsx';
import { Message } from '../shared/states.tsx';

/** For a newcomer: what will be here, and what brings it. */
export function NoSpans({ range }: { range: RangeName }) {
  const setting = `OTEL_EXPORTER_OTLP_ENDPOINT=${location.origin}`;
  return (
    <Message title={`${ranges[range].words}: no spans. Whoever calls appears here as it does.`}>
      <p>
        <code>npm start</code> starts Cruddur, which sends here by itself: open{' '}
        <a href={cruddur}>{cruddur}</a>, and choose a longer time above for what was sent before.
        Any other program that speaks OpenTelemetry sends here with this variable:
      </p>
      <Snippet text={setting} what="setting" />
    </Message>
  );
}
