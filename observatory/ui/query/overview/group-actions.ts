import type { AnswerGroup, QueryAnswer } from '../../../api/query.ts';
import type { Asked } from '../actions.ts';
import type { MenuItem } from '../menu.tsx';
import { canNarrow, isNotValue, ofGroup, withFilters } from '../narrow.ts';
import { valueWords } from './groups.ts';

/** What can be done with a group of the answer. */
export function groupActions(
  answer: QueryAnswer,
  { group }: AnswerGroup,
  { request: { query }, ask, look }: Asked,
): (MenuItem | null)[] {
  const narrow = canNarrow(query);
  const only = withFilters(query, ofGroup(answer, group));
  const refusal = narrow ? {} : { disabled: true, note: 'Filters are joined by OR' };
  return [
    { label: 'Show only this group', onSelect: () => ask(only), ...refusal },
    // Not being in a group of several columns cannot be said with filters joined by AND.
    ...answer.breakdowns.map((column, at) => ({
      label: `Exclude ${column} = ${shortened(valueWords(group[at] ?? null))}`,
      onSelect: () => ask(withFilters(query, [isNotValue(column, group[at] ?? null)])),
      ...refusal,
    })),
    {
      label: 'Compare with the rest (BubbleUp)',
      onSelect: () => look({ selection: { filters: ofGroup(answer, group) } }),
    },
    null,
    { label: 'Traces of this group', onSelect: () => ask(only, { tab: 'traces' }), ...refusal },
    { label: 'Rows of this group', onSelect: () => ask(only, { tab: 'rows' }), ...refusal },
  ];
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
