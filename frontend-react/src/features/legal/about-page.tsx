import { MESSAGE_MAX_CHARACTERS, TTL_HOURS } from '@cruddur/contract/api/activities.ts';
import { pages } from '@cruddur/contract/pages.ts';
import { Link } from 'react-router';
import { TextPage } from './text-page.tsx';

const DAYS_AT_MOST = TTL_HOURS['30-days'] / 24;

/** The page at `/about`. */
export default function AboutPage() {
  return (
    <TextPage title="About">
      <p>
        Cruddur is a micro-blog that forgets. A post here is called a crud: up to{' '}
        {MESSAGE_MAX_CHARACTERS} characters, and a time after which it is gone.
      </p>
      <h2>Why posts expire</h2>
      <p>
        Most of what we say is meant for the moment. You choose how long a crud lives, from 1 hour
        to {DAYS_AT_MOST} days, when you write it. The bomb beside it shows the time that is left:
        it turns yellow in the last hour, and red in the last minutes.
      </p>
      <p>
        When the time is over, the crud disappears at once for everybody, from every list, count and
        search. Soon after it is deleted from the database, and its replies, likes and reposts with
        it. You may regret a crud sooner than that: delete it, and the same happens right away.
      </p>
      <h2>What you can do here</h2>
      <ul>
        <li>Write cruds, answer others, like, repost and share what they wrote.</li>
        <li>Follow people, and read what they write on its own page.</li>
        <li>Write to one person directly; only the two of you can read it.</li>
        <li>Search for words, people and #hashtags.</li>
      </ul>
      <p>
        Everybody may read cruds. Writing takes <Link to={pages.signUp}>an account</Link>, which is
        free and needs an e-mail address. The few rules are in the{' '}
        <Link to={pages.terms}>terms</Link>.
      </p>
      <h2>Every click can be followed</h2>
      <p>
        Cruddur is also a demonstration of tracing. Each action, from the click in your browser to
        the query in the database, is recorded under one reference, and when something goes wrong
        you see that reference to quote. What is recorded and what never is stands in{' '}
        <Link to={pages.privacy}>Privacy</Link>. To see it for yourself,{' '}
        <Link to={pages.errorTest}>break something on purpose</Link>. The{' '}
        <a href="/api/docs">API</a> is open to programs as well.
      </p>
      <h2>Where it comes from</h2>
      <p>
        The idea, the name and the people who greet you here come from the AWS Cloud Project
        Bootcamp by Andrew Brown. Its source is free software under the MIT licence.
      </p>
    </TextPage>
  );
}
