import type { Asked } from '../actions.ts';
import { useColumns } from '../clauses/use-known.ts';

/** Chooses another column to be shown, or goes back to those shown at first. */
export function AddColumn({ asked, columns }: { asked: Asked; columns: readonly string[] }) {
  const { columns: all } = useColumns(asked.request.dataset);
  const others = all.map(({ name }) => name).filter((name) => !columns.includes(name));
  return (
    <>
      <select
        aria-label="Show another column"
        value=""
        onChange={({ target: { value } }) => asked.look({ columns: [...columns, value] })}
      >
        <option value="">Show a column…</option>
        {others.toSorted().map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      {asked.view.columns.length > 0 && (
        <button type="button" className="link" onClick={() => asked.look({ columns: [] })}>
          Usual columns
        </button>
      )}
    </>
  );
}
