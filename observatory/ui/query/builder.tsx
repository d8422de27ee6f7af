import type { QueryRequest, QuerySpec } from '../../api/query.ts';
import { ClauseRow } from './clauses/clause-row.tsx';
import {
  breakdownsClause,
  calculationsClause,
  filtersClause,
  havingsClause,
  ordersClause,
} from './clauses/clauses.ts';
import { LimitField } from './clauses/limit-field.tsx';

interface Props {
  draft: QueryRequest;
  /** Text that somebody begins a filter with elsewhere on the screen. */
  begun: { text: string } | null;
  onChange: (query: QuerySpec, run: boolean) => void;
}

/** The clauses of a question, each on a line. */
export function Builder({ draft: { dataset, query }, begun, onChange }: Props) {
  const common = { dataset, query, onChange };
  const any = query.filter_combination === 'OR';
  const joined = (query.filters?.length ?? 0) > 1 || any;
  return (
    <div className="clauses">
      <ClauseRow {...common} clause={calculationsClause} items={query.calculations ?? []} />
      <ClauseRow {...common} clause={filtersClause} items={query.filters ?? []} begun={begun}>
        {joined && (
          <button
            type="button"
            className="combination"
            aria-label={`Filters are joined by ${any ? 'OR' : 'AND'}. Join them by ${any ? 'AND' : 'OR'}`}
            onClick={() => {
              const { filter_combination: _, ...rest } = query;
              onChange(any ? rest : { ...rest, filter_combination: 'OR' }, false);
            }}
          >
            {any ? 'OR' : 'AND'}
          </button>
        )}
      </ClauseRow>
      <ClauseRow {...common} clause={breakdownsClause} items={query.breakdowns ?? []} />
      <div className="clauses-shared">
        <ClauseRow {...common} clause={ordersClause} items={query.orders ?? []} />
        <LimitField query={query} onChange={onChange} />
        <ClauseRow {...common} clause={havingsClause} items={query.havings ?? []} />
      </div>
    </div>
  );
}
