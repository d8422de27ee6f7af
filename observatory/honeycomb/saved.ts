import { randomBytes } from 'node:crypto';
import type { Board, QueryPanel } from '../api/boards.ts';
import type { QuerySpec } from '../api/query.ts';
import type { BoardStore } from '../boards/store.ts';
import type { Writer } from '../store/writer.ts';
import { idOf, queryIdOf } from './ids.ts';
import { Kept } from './kept.ts';

export interface SavedQuery {
  id: string;
  dataset: string;
  query: QuerySpec;
}

/** A name for a question, in the form of the API. */
export interface Annotation {
  id: string;
  name: string;
  description: string;
  query_id: string;
  /** Whether it was made for a board or for itself. */
  source: 'query' | 'board';
  created_at?: string;
  updated_at?: string;
}

export interface SavedAnnotation extends Annotation {
  dataset: string;
}

const maximum = { count: 5000, bytes: 8 * 1024 * 1024 };

/** Questions and their names, by id: those that clients made, and those inside of boards. */
export class Saved {
  readonly #boards: BoardStore;
  readonly #queries: Kept<SavedQuery>;
  readonly #annotations: Kept<SavedAnnotation>;

  constructor(writer: Writer, boards: BoardStore) {
    this.#boards = boards;
    this.#queries = new Kept(writer, { kind: 'query', maximum });
    this.#annotations = new Kept(writer, { kind: 'annotation', maximum });
  }

  async load(): Promise<void> {
    await this.#queries.load();
    await this.#annotations.load();
  }

  /** The same question to the same dataset is kept once. */
  async keepQuery(dataset: string, query: QuerySpec): Promise<SavedQuery> {
    const saved = { id: queryIdOf(dataset, query), dataset, query };
    if (!this.#queries.get(saved.id)) await this.#queries.set(saved.id, saved);
    return saved;
  }

  query(id: string): SavedQuery | undefined {
    const kept = this.#queries.get(id);
    if (kept) return kept;
    const panel = this.#panels().find((one) => one.query.id === id);
    return panel?.query;
  }

  annotation(id: string): SavedAnnotation | undefined {
    const kept = this.#annotations.get(id);
    return kept ?? this.#panels().find((one) => one.annotation.id === id)?.annotation;
  }

  /** Those of a dataset that clients made, with those inside of boards when they are wanted too. */
  annotationsOf(dataset: string, withBoards: boolean): SavedAnnotation[] {
    const own = this.#annotations.all();
    const inside = withBoards ? this.#panels().map(({ annotation }) => annotation) : [];
    const all = new Map([...inside, ...own].map((one) => [one.id, one]));
    return [...all.values()].filter((one) => one.dataset === dataset);
  }

  async keepAnnotation(
    annotation: Omit<SavedAnnotation, 'id' | 'created_at' | 'updated_at'>,
    existing?: SavedAnnotation,
  ): Promise<SavedAnnotation> {
    const now = new Date().toISOString();
    const created_at = existing?.created_at ?? now;
    const id = existing?.id ?? idOf('annotation', randomBytes(16).toString('hex'));
    const saved = { ...annotation, id, created_at, updated_at: now };
    await this.#annotations.set(saved.id, saved);
    return saved;
  }

  deleteAnnotation(id: string): Promise<void> {
    return this.#annotations.delete(id);
  }

  isOnBoard(annotationId: string): boolean {
    return this.#panels().some(({ annotation }) => annotation.id === annotationId);
  }

  #panels(): ReturnType<typeof panelIds>[] {
    return this.#boards
      .list()
      .flatMap((board) =>
        board.panels.flatMap((panel) => (panel.type === 'query' ? [panelIds(board, panel)] : [])),
      );
  }
}

/** The question and the name inside of a panel, each with the id by which the API knows it. */
export function panelIds(
  board: Pick<Board, 'id'>,
  { query_panel }: QueryPanel,
): { query: SavedQuery; annotation: SavedAnnotation } {
  const { dataset, query, query_annotation: annotation } = query_panel;
  const id = queryIdOf(dataset, query);
  return {
    query: { id, dataset, query },
    annotation: {
      id: annotation.id ?? idOf('panel', board.id, id, annotation.name),
      dataset,
      name: annotation.name,
      description: annotation.description ?? '',
      query_id: id,
      source: 'board',
    },
  };
}
