import { cruddur } from '../shared/addresses.ts';
import { Snippet } from '../shared/snippet.tsx';
import { Message } from '../shared/states.tsx';
import { useStatus } from '../shared/use-status.ts';

/** For a newcomer: what will be here, and what brings it. */
export function NoSegments() {
  const address = useStatus().data?.xray.address;
  if (address === undefined) return null;
  if (address === null) {
    return (
      <Message title="No segments are taken over UDP here.">
        <p>
          It was switched off with <code>OBSERVATORY_XRAY_PORT=off</code>.
        </p>
      </Message>
    );
  }
  const setting = `AWS_XRAY_DAEMON_ADDRESS=${address}`;
  return (
    <Message title="No segments in the last six hours: they appear here as they are sent.">
      <p>
        Cruddur's backend sends them here by itself when <code>npm start</code> starts both, and no
        other <code>AWS_XRAY_DAEMON_ADDRESS</code> is set: open <a href={cruddur}>{cruddur}</a>. Any
        X-Ray SDK does so too with this variable:
      </p>
      <Snippet text={setting} what="setting" />
    </Message>
  );
}
