import { Snippet } from '../shared/snippet.tsx';
import { Message } from '../shared/states.tsx';

const test = 'http://localhost:4567/rollbar/test';
const browserTest = 'http://localhost:3000/about/error-test';
const command = `curl ${test}`;

/** For a newcomer: what will be here, and what brings it. */
export function Empty() {
  const endpoint = `ROLLBAR_ENDPOINT=${location.origin}/api/1/item/`;
  return (
    <Message title="No errors yet: Cruddur's appear here as they happen, from the server and the browser.">
      <p>
        To see one now, open <a href={test}>{test}</a>, which reports “Hello World!” as a warning:
      </p>
      <Snippet text={command} what="command" />
      <p>
        The browser's counterpart is <a href={browserTest}>{browserTest}</a>. With{' '}
        <code>ROLLBAR_ACCESS_TOKEN</code> (server) and <code>ROLLBAR_CLIENT_TOKEN</code> (browser)
        they go to Rollbar instead. Any other program with one of Rollbar's libraries sends here
        with this endpoint, and any token:
      </p>
      <Snippet text={endpoint} what="setting" />
    </Message>
  );
}
