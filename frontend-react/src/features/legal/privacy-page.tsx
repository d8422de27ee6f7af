import { pages } from '@cruddur/contract/pages.ts';
import { Link } from 'react-router';
import { TextPage } from './text-page.tsx';

/** The page at `/privacy`: what is kept, for how long, and what is recorded of each action. */
export default function PrivacyPage() {
  return (
    <TextPage title="Privacy" since="22 November 2026">
      <p>
        In short: we keep what Cruddur needs to work, delete what expires, set one cookie, show no
        advertisements and sell nothing.
      </p>
      <h2>What we keep, and for how long</h2>
      <ul>
        <li>
          <strong>Your account</strong>: e-mail address, name, username, biography, pictures, and
          when you joined. Until you change or delete it. Your password is kept only as a hash from
          which it cannot be read. Uploaded pictures are re-made without what cameras add to them,
          such as the place.
        </li>
        <li>
          <strong>Cruds and replies</strong>, with their likes and reposts: until they expire or you
          delete them. From then on nobody sees them, and they are deleted soon after.
        </li>
        <li>
          <strong>Direct messages</strong>: until one of the two deletes their account. They are not
          encrypted between the two of you; whoever runs the database could read them.
        </li>
        <li>
          <strong>Whom you follow, and your notifications</strong>: until you delete your account,
          or until what they are about is gone.
        </li>
        <li>
          <strong>Sessions</strong>: for each device on which you are signed in, its kind of browser
          and when it was last used. Until you sign out or the session expires.
        </li>
        <li>
          <strong>Codes and limits</strong>: codes that we mail you, and counts of how often
          something was tried, so that nobody can guess passwords. For a short while each.
        </li>
      </ul>
      <h2>Cookies and storage in your browser</h2>
      <p>
        One cookie, set when you sign in: it says which session is yours, scripts cannot read it,
        and signing out ends it. No other cookies, and none of anybody else. Beside it your browser
        keeps, for itself, your username while you are signed in, what you have begun to write, the
        theme that you chose, how far you had scrolled, how many errors it has reported today, and
        records of what you did that could not be sent yet. A random number, new for each visit,
        says which of those records belong together.
      </p>
      <h2>What is recorded of your actions</h2>
      <p>
        To find out what is slow or broken, Cruddur records traces, log lines and errors. They hold:
      </p>
      <ul>
        <li>which kind of action it was, such as “click like”, and which page;</li>
        <li>which addresses of the API were called, how long each step took, and how it ended;</li>
        <li>the internal number of the account, and the kind of browser;</li>
        <li>the form of each database query, without the values in it.</li>
      </ul>
      <p>They never hold:</p>
      <ul>
        <li>passwords, codes, cookies or the keys of sessions;</li>
        <li>e-mail addresses;</li>
        <li>the words of your cruds and messages, or what you search for.</li>
      </ul>
      <p>
        They are kept by the tools that whoever runs this Cruddur has chosen, on their own machine
        or with a service such as Honeycomb, Amazon Web Services or Rollbar, and only for as long as
        those tools keep them.
      </p>
      <h2>Who else gets to know</h2>
      <p>
        Nobody, except those services, the one that delivers our mails, and a court that can oblige
        us. Everything public here can be read by everybody.
      </p>
      <h2>What you can do</h2>
      <p>
        <Link to={pages.account}>Account</Link> lets you change what is wrong, see and end your
        sessions, download everything that is kept about you, and delete all of it, at once and
        without asking anybody.
      </p>
    </TextPage>
  );
}
