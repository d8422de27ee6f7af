import { cruddur } from '../shared/addresses.ts';
import { Snippet } from '../shared/snippet.tsx';
import { Message } from '../shared/states.tsx';

/** For a newcomer: what will be here, and what brings it. */
export function Empty() {
  const { origin } = window.location;
  return (
    <Message title="No log lines yet: they appear here as they are written.">
      <p>
        Cruddur's backend writes here by itself when <code>npm start</code> starts both, and no keys
        of AWS are set: open <a href={cruddur}>{cruddur}</a>. Any other program that writes to
        CloudWatch Logs does so too with this variable, and any credentials:
      </p>
      <Snippet text={`AWS_ENDPOINT_URL_CLOUDWATCH_LOGS=${origin}`} what="setting" />
      <p>AWS's command line reads them:</p>
      <Snippet text={`aws logs tail cruddur --follow --endpoint-url ${origin}`} what="command" />
    </Message>
  );
}
