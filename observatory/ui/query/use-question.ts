import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { QueryRequest, QuerySpec } from '../../api/query.ts';
import type { Actions } from './actions.ts';
import { queryPath, readAddress } from './address.ts';

const firstQuestion: QuerySpec = { calculations: [{ op: 'COUNT' }], time_range: 7200 };

/**
 * The question that the address holds, which is asked, and the draft of the next one. A change of
 * the address, by going back or a link, makes the draft what it says.
 */
export function useQuestion() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const address = useMemo(() => readAddress(params), [params]);
  const { dataset, query } = address;
  const request = useMemo<QueryRequest | null>(() => query && { dataset, query }, [dataset, query]);
  const given = `${dataset} ${address.text}`;
  const [last, setLast] = useState(given);
  const [draft, setDraft] = useState<QueryRequest>({ dataset, query: query ?? firstQuestion });
  if (last !== given) {
    setLast(given);
    setDraft({ dataset, query: query ?? firstQuestion });
  }

  function askOf(next: QueryRequest, view: Parameters<Actions['ask']>[1] = {}) {
    const { tab, chart, log, columns } = address;
    const path = queryPath(next, { tab, chart, log, columns, ...view });
    const here = request && queryPath(request, address);
    // The same question once more: what is new since is read.
    if (path === here)
      client.invalidateQueries({ predicate: ({ queryKey: [what] }) => asked.has(what) });
    else navigate(path);
  }

  const actions: Actions = {
    ask: (next, view) => askOf({ dataset: draft.dataset, query: next }, view),
    look: (view) =>
      request && navigate(queryPath(request, { ...address, ...view }), { replace: true }),
  };
  const changed = request === null || JSON.stringify(draft) !== JSON.stringify(request);
  return { address, request, draft, setDraft, askOf, changed, actions };
}

const asked: ReadonlySet<unknown> = new Set([
  'answer',
  'rows',
  'traces',
  'bubbleup',
  'query-columns',
]);
