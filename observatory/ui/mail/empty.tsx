import { Snippet } from '../shared/snippet.tsx';
import { Message } from '../shared/states.tsx';

const signUp = 'http://localhost:3000/signup';

/** For a newcomer: what will be here, and what brings it. */
export function Empty({ address }: { address: string | null }) {
  if (address === null) {
    return (
      <Message title="No mail is taken here.">
        <p>
          It was switched off with <code>OBSERVATORY_SMTP_PORT=off</code>.
        </p>
      </Message>
    );
  }
  const setting = `SMTP_URL=${address}`;
  return (
    <Message title="No mail yet: it appears here as soon as it is sent, and goes nowhere else.">
      <p>
        Sign up in Cruddur at <a href={signUp}>{signUp}</a> and the code is here, or point any
        program that sends mail to this address; no login is needed:
      </p>
      <Snippet text={setting} what="setting" />
    </Message>
  );
}
