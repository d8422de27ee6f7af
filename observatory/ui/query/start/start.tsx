import { Link } from 'react-router';
import { allDatasets } from '../../../api/query.ts';
import { queryPath } from '../address.ts';
import { useDatasets } from '../clauses/use-known.ts';
import { describe } from '../describe.ts';
import { recentQuestions } from '../recent.ts';
import { type Example, others, steps } from './examples.ts';
import { NoData } from './no-data.tsx';

/** Before anything has been asked: questions to begin with, and those asked before. */
export function Start() {
  const datasets = useDatasets();
  const recent = recentQuestions().slice(0, 8);
  if (datasets.data?.length === 0) return <NoData />;
  return (
    <div className="query-start">
      <section>
        <h2>Five steps to begin with</h2>
        <ol className="question-list">{steps.map(asLink)}</ol>
      </section>
      <section>
        <h2>Questions people ask</h2>
        <ul className="question-list">{others.map(asLink)}</ul>
      </section>
      {recent.length > 0 && (
        <section>
          <h2>Asked before</h2>
          <ul className="question-list">
            {recent.map((request) => (
              <li key={JSON.stringify(request)}>
                <Link to={queryPath(request)}>
                  <code>{describe(request.query)}</code>
                  {request.dataset !== allDatasets && <span>{request.dataset}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function asLink({ title, query, view }: Example) {
  return (
    <li key={title}>
      <Link to={queryPath({ dataset: allDatasets, query }, view)}>
        <span>{title}</span>
        <code>{describe(query)}</code>
      </Link>
    </li>
  );
}
