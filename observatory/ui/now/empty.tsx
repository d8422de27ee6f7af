import { Link } from 'react-router';
import { Steps, startPath } from '../home/steps.tsx';
import '../home/home.css';
import { Snippet } from '../shared/snippet.tsx';
import { Message } from '../shared/states.tsx';

/** For a newcomer: what will be here, what brings it, and what to do with it then. */
export function Empty() {
  const setting = `OTEL_EXPORTER_OTLP_ENDPOINT=${location.origin}`;
  return (
    <div className="now-empty">
      <Message title="No traces yet: the first one appears here within a second of its click.">
        <p>
          <code>npm start</code> starts Cruddur, which sends here by itself. Any other program that
          speaks OpenTelemetry does with this variable:
        </p>
        <Snippet text={setting} what="setting" />
        <Steps />
        <p>
          <Link to={startPath}>More about what you see</Link>
        </p>
      </Message>
    </div>
  );
}
