import { Link } from 'react-router';
import './home.css';
import { plural } from '../shared/format.ts';
import { screens } from '../shared/screens.ts';
import { Snippet } from '../shared/snippet.tsx';
import { useStatus } from '../shared/use-status.ts';
import { Steps } from './steps.tsx';
import { answers, sources } from './tour.ts';

/** For a newcomer: what this is, what to try first, and what each screen is for. */
export function StartScreen() {
  const { data: status } = useStatus();
  return (
    <div className="start">
      <title>Start here · Observatory</title>
      <header>
        <h1>Start here</h1>
        <p>
          The Observatory shows what happens between a click and a SQL statement. A <em>trace</em>{' '}
          is all that one action caused, in the browser, the server and the database; a{' '}
          <em>span</em> is one piece of work in it, with its duration and its attributes.
          {status && ` So far there are ${plural(status.spans, 'span')} here.`}
        </p>
      </header>
      <div className="start-columns">
        <section aria-labelledby="try">
          <h2 id="try">Try this</h2>
          <Steps />
        </section>
        <section aria-labelledby="screens">
          <h2 id="screens">The screens</h2>
          <dl className="tour">
            {screens.map(({ path, label, key, icon: Icon }) => (
              <div key={path}>
                <dt>
                  <Icon size={16} aria-hidden />
                  <Link to={path}>{label}</Link>
                  <span className="tour-keys" title={`Press g, then ${key}`}>
                    <kbd>g</kbd> <kbd>{key}</kbd>
                  </span>
                </dt>
                <dd>{answers[path]}</dd>
              </div>
            ))}
          </dl>
          <p className="quiet">
            <kbd>/</kbd> searches, <kbd>p</kbd> pauses all that is live, <kbd>?</kbd> lists every
            key. Each view has an address: copy it to show others what you see.
          </p>
        </section>
        <section aria-labelledby="sources">
          <h2 id="sources">What brings data</h2>
          <p className="quiet">
            Cruddur sends all of it here by itself when <code>npm start</code> starts both and no
            vendor's keys are set. Other programs do with one of these variables:
          </p>
          <dl className="sources">
            {sources(window.location.origin).map(({ what, how }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>
                  <Snippet text={how} what="setting" />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </div>
  );
}
