import { Snippet } from '../shared/snippet.tsx';
import { Message } from '../shared/states.tsx';

const test = 'http://localhost:4567/rollbar/test';
const command = `curl ${test}`;

/** For a newcomer: what will be here, and what brings it. */
export function Empty() {
  const endpoint = `ROLLBAR_ENDPOINT=${location.origin}/api/1/item/`;
  return (
    <Message title="No errors yet: Cruddur’s appear here as they happen, from the server and the browser.">
      <p>
        To see one now, open <a href={test}>{test}</a>, which reports “Hello World!” as a warning:
      </p>
      <Snippet text={command} what="command" />
      <p>
        With ROLLBAR_ACCESS_TOKEN (server) and ROLLBAR_CLIENT_TOKEN (browser) they go to Rollbar
        instead, unless ROLLBAR_ENDPOINT says otherwise. Any program with one of Rollbar’s libraries
        can send here, with any token:
      </p>
      <Snippet text={endpoint} what="setting" />
    </Message>
  );
}
