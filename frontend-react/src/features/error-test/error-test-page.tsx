import { pages } from '@cruddur/contract/pages.ts';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageTitle } from '../../shared/page-title.tsx';
import { Reference } from '../../shared/ui/reference.tsx';
import { currentReference } from '../../telemetry/reference.ts';
import styles from './error-test-page.module.css';

/** What was broken, and the reference under which that is found. */
interface Breakage {
  sentence: string;
  reference: string | undefined;
}

/** The page at `/about/error-test`: the browser's counterpart of the server's `/rollbar/test`. */
export default function ErrorTestPage() {
  const [last, setLast] = useState<Breakage>();
  const [broken, setBroken] = useState(false);
  const say = (sentence: string) => setLast({ sentence, reference: currentReference() });

  const throwInClick = () => {
    say('An error was thrown by the click.');
    throw new Error('Thrown on purpose, by a click on the error test page');
  };
  const reject = () => {
    say('A promise was rejected, and nobody took notice.');
    void Promise.reject(new Error('Rejected on purpose, on the error test page'));
  };

  return (
    <article className={styles.page}>
      <PageTitle>Error test</PageTitle>
      <p>
        Break something on purpose, to see how Cruddur tells of it. Each button makes one error; it
        is reported to Rollbar, or to the Observatory on a laptop, without anything that you have
        typed. <Link to={pages.privacy}>Privacy</Link> says what is in a report.
      </p>
      <div className={styles.buttons}>
        <button type="button" name="throw-in-click" className="button" onClick={throwInClick}>
          Throw in a click
        </button>
        <button type="button" name="reject-promise" className="button" onClick={reject}>
          Reject a promise
        </button>
        <button type="button" name="break-page" className="button" onClick={() => setBroken(true)}>
          Break this page
        </button>
      </div>
      <div role="status" className={styles.last}>
        {last ? (
          <>
            <p>{last.sentence} This page goes on as if nothing had happened.</p>
            <Reference traceId={last.reference} />
          </>
        ) : (
          <p>Nothing is broken yet.</p>
        )}
      </div>
      {broken && <Broken />}
    </article>
  );
}

/** Cannot be shown, so that the page's error boundary has something to catch. */
function Broken(): never {
  throw new Error('Thrown on purpose, while the error test page was shown');
}
