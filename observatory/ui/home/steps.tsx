import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { queryPath } from '../query/address.ts';
import { cruddur, failing } from '../shared/addresses.ts';
import { durations, routes } from './questions.ts';

/** Address of the page for newcomers. */
export const startPath = '/start';

interface Step {
  title: string;
  text: ReactNode;
}

const steps: readonly Step[] = [
  {
    title: 'Open Cruddur',
    text: (
      <>
        <a href={cruddur}>{cruddur}</a>, which <code>npm start</code> has started too. Sign in as
        one of the people whom the sign-in page offers.
      </>
    ),
  },
  {
    title: 'Post a crud',
    text: 'Write something and press Crud. All that this click causes is one trace.',
  },
  {
    title: 'Find its trace',
    text: (
      <>
        It is the newest row of <Link to="/">Now</Link>: open{' '}
        <Link to="/?search=submit+compose">submit compose</Link>, and see the click, the request,
        the server and the SQL statement under each other.
      </>
    ),
  },
  {
    title: 'Ask how long things take',
    text: (
      <>
        <Link to={queryPath(durations)}>HEATMAP(duration_ms) with P90(duration_ms)</Link>, or{' '}
        <Link to={queryPath(routes)}>COUNT by http.route</Link>. Click a point to see its traces.
      </>
    ),
  },
  {
    title: 'Ask what the slow ones have in common',
    text: (
      <>
        Drag over the slow cells of that <Link to={queryPath(durations)}>heatmap</Link>: BubbleUp
        lists the columns in which they differ from the rest.
      </>
    ),
  },
  {
    title: 'Break something',
    text: (
      <>
        Order a fault in <Link to="/status#faults">Status</Link> and go on posting: nobody in
        Cruddur should notice. Or open <a href={failing}>{failing}</a>, and find it under{' '}
        <Link to="/errors">Errors</Link> with its trace.
      </>
    ),
  },
];

/** What to try first, in order, each with the place where it is done. */
export function Steps() {
  return (
    <ol className="steps">
      {steps.map(({ title, text }) => (
        <li key={title}>
          <strong>{title}</strong>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}
