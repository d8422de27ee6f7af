import { pages } from '@cruddur/contract/pages.ts';
import { Link } from 'react-router';
import { TextPage } from './text-page.tsx';

/** The page at `/terms`. */
export default function TermsPage() {
  return (
    <TextPage title="Terms" since="22 November 2026">
      <p>
        These are the rules for using Cruddur, in the words that we would use if you asked. By
        having an account you agree to them. Whoever runs this Cruddur is “we”.
      </p>
      <h2>Your account</h2>
      <ul>
        <li>Give an e-mail address that is yours, and keep your password to yourself.</li>
        <li>Do not pretend to be another person in order to deceive.</li>
        <li>
          You can leave at any time: <Link to={pages.account}>Account</Link> has a button that
          deletes everything.
        </li>
      </ul>
      <h2>What you write</h2>
      <ul>
        <li>It stays yours. You let us store it and show it to others until it expires.</li>
        <li>
          It is public, except direct messages. Others may copy a crud before it expires; we cannot
          make them forget.
        </li>
        <li>You answer for it, and for the right to the pictures that you upload.</li>
      </ul>
      <h2>What is not allowed</h2>
      <ul>
        <li>What the law forbids, threats, harassment, and calls to hurt people.</li>
        <li>Private information about others without their consent.</li>
        <li>Spam, and programs that pretend to be people.</li>
        <li>
          Attacks on the service: guessing passwords, going around its limits, reading what is not
          meant for you. If you find a hole, tell us before you tell others.
        </li>
      </ul>
      <p>We may remove what breaks these rules, and end accounts that keep breaking them.</p>
      <h2>What we promise, and what we do not</h2>
      <ul>
        <li>What expires is deleted, as it says beside each crud.</li>
        <li>We treat what we know about you as described in Privacy, and sell none of it.</li>
        <li>
          Cruddur costs nothing and comes as it is. It may fail, lose data or be closed; do not keep
          the only copy of anything here. As far as the law allows, we are not liable for the loss.
        </li>
      </ul>
      <h2>When the rules change</h2>
      <p>
        The date above changes with them. If a change matters to you and you do not agree, download
        your data and delete your account.
      </p>
    </TextPage>
  );
}
