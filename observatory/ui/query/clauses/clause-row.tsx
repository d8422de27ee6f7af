import { type ReactNode, useEffect, useId, useReducer, useRef } from 'react';
import type { QuerySpec } from '../../../api/query.ts';
import { Unclear } from '../language/words.ts';
import { type Clause, withItems } from './clauses.ts';
import { Completion } from './completion.tsx';
import { emptyField, fieldReducer, placed } from './field.ts';
import { valuesWanted } from './suggest-filters.ts';
import type { Suggestion } from './suggestion.ts';
import { Token } from './token.tsx';
import { useColumns, useValues } from './use-known.ts';

interface Props<T> {
  clause: Clause<T>;
  dataset: string;
  query: QuerySpec;
  items: readonly T[];
  /** `run`: ask at once. */
  onChange: (query: QuerySpec, run: boolean) => void;
  /** Text to begin with, whenever it is another object. */
  begun?: { text: string } | null;
  /** Stands between the title and the items. */
  children?: ReactNode;
}

/** A clause on one line: its items, and a field to type another. */
export function ClauseRow<T>(props: Props<T>) {
  const { clause, dataset, query, items, onChange, begun = null, children } = props;
  const [field, dispatch] = useReducer(fieldReducer, emptyField);
  const input = useRef<HTMLInputElement>(null);
  const problemId = useId();
  const { columns, known } = useColumns(dataset);
  const wanted = clause.member === 'filters' ? valuesWanted(field.text) : null;
  const values = useValues(dataset, wanted);
  const suggestions = clause.suggest(field.text, { columns, values, query });
  const names = new Set(columns.map(({ name }) => name));
  const unseen = (item: T) =>
    known && clause.columnsOf(item).some((name) => name !== undefined && !names.has(name));

  useEffect(() => {
    if (!begun) return;
    dispatch({ type: 'typed', text: begun.text });
    input.current?.focus();
  }, [begun]);

  /** The item that the text is, or why it is none. */
  function read(text: string): { item: T } | { problem: string } {
    try {
      return { item: clause.parse(text) };
    } catch (error) {
      if (error instanceof Unclear) return { problem: error.message };
      throw error;
    }
  }

  function put(next: readonly T[], run: boolean) {
    dispatch({ type: 'emptied' });
    onChange(withItems(query, clause, next), run);
  }

  function add(text: string, run: boolean) {
    if (text.trim() === '') return put(placed(items, field.editing, null), run);
    const outcome = read(text);
    if ('problem' in outcome) return dispatch({ type: 'refused', problem: outcome.problem });
    put(placed(items, field.editing, outcome.item), run);
  }

  function choose({ text, done }: Suggestion) {
    if (done) add(text, false);
    else dispatch({ type: 'typed', text });
  }

  /** What is whole is added when the field is left; what is not stays, without a complaint. */
  function leave() {
    const unchanged = field.editing !== null && field.text === textAt(field.editing);
    if (field.text === '' || unchanged) dispatch({ type: 'emptied' });
    else if (isWhole(field.text)) add(field.text, false);
  }

  function isWhole(text: string): boolean {
    const outcome = text.trim() === '' ? null : read(text);
    return outcome !== null && 'item' in outcome && !unseen(outcome.item);
  }

  function textAt(index: number): string {
    const item = items[index];
    return item === undefined ? '' : clause.print(item);
  }

  function edit(index: number) {
    if (index < 0) return;
    dispatch({ type: 'edit', index, text: textAt(index) });
    input.current?.focus();
  }

  const at = field.editing ?? items.length;
  const tokens = items.map((item, index) => {
    const text = clause.print(item);
    const alike = items.slice(0, index).filter((each) => clause.print(each) === text);
    return (
      <Token
        key={`${text} ${alike.length}`}
        text={text}
        note={unseen(item) ? 'No span has had this column yet' : undefined}
        onEdit={() => edit(index)}
        onRemove={() => {
          put(items.toSpliced(index, 1), false);
          input.current?.focus();
        }}
      />
    );
  });
  const editor = (
    <Completion
      input={input}
      label={clause.title}
      placeholder={items.length === 0 ? clause.example : 'add…'}
      text={field.text}
      suggestions={suggestions}
      complete={isWhole(field.text)}
      problemId={field.problem ? problemId : undefined}
      onText={(text) => dispatch({ type: 'typed', text })}
      onChoose={choose}
      onEnter={(run) => add(field.text, run)}
      onBackspace={() => (field.editing === null ? edit(items.length - 1) : add('', false))}
      onEscape={() => {
        if (field.text || field.editing !== null) dispatch({ type: 'emptied' });
        else input.current?.blur();
      }}
      onLeave={leave}
    />
  );

  return (
    <div className="clause" data-clause={clause.member}>
      <div className="clause-title">
        {clause.title}
        {clause.also && <small>{clause.also}</small>}
      </div>
      <div className="clause-body">
        {children}
        <ul className="tokens">
          {/* Always the same element in the list, so that it keeps the focus wherever it stands. */}
          {tokens.toSpliced(
            at,
            1,
            <li key="editor" className={at < items.length ? undefined : 'token-add'}>
              {editor}
            </li>,
          )}
        </ul>
        {field.problem && (
          <p className="clause-problem" id={problemId} role="alert">
            {field.problem}
          </p>
        )}
      </div>
    </div>
  );
}
