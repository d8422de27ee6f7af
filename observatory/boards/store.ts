import { randomBytes } from 'node:crypto';
import type { Board, BoardForm, BoardPanel } from '../api/boards.ts';
import { HttpError } from '../http/errors.ts';
import { read } from '../store/reader.ts';
import type { Writer } from '../store/writer.ts';

/** Boards that people made; each has at most fifty panels. */
const maximumBoards = 200;
/** Of one board as JSON. */
const maximumBytes = 128 * 1024;

/**
 * The boards: those of the repository's files, which only an editor changes, and those that people
 * made, which are kept in the store. All are held in memory, since they are few.
 */
export class BoardStore {
  readonly #writer: Writer;
  readonly #files: ReadonlyMap<string, Board>;
  readonly #own = new Map<string, Board>();

  constructor(writer: Writer, definitions: readonly Board[]) {
    this.#writer = writer;
    this.#files = new Map(definitions.map((board) => [board.id, board]));
  }

  async load(): Promise<void> {
    const rows = await this.#writer.exclusively(async (connection) => {
      await connection.run(
        `CREATE TABLE IF NOT EXISTS boards (
           id VARCHAR PRIMARY KEY, body VARCHAR, made_ms BIGINT)`,
      );
      return read(connection, 'SELECT id, body FROM boards ORDER BY made_ms, id');
    });
    for (const [id, body] of rows) {
      this.#own.set(String(id), { ...JSON.parse(String(body)), id: String(id), file: null });
    }
  }

  /** Those of the files first, then people's own in the order in which they were made. */
  list(): Board[] {
    return [...this.#files.values(), ...this.#own.values()];
  }

  find(id: string): Board | undefined {
    return this.#files.get(id) ?? this.#own.get(id);
  }

  /** @throws HttpError 404 */
  get(id: string): Board {
    const board = this.find(id);
    if (!board) throw new HttpError(404, 'board_not_found', `There is no board ${id}.`);
    return board;
  }

  /** @throws HttpError 409 when there are too many */
  create(form: BoardForm): Promise<Board> {
    return this.#keep(randomBytes(8).toString('hex'), form);
  }

  /** Replaces a board, or brings one back that was deleted. @throws HttpError 409 for a file's */
  put(id: string, form: BoardForm): Promise<Board> {
    this.#mayChange(id);
    return this.#keep(id, form);
  }

  /** Adds a panel to a board of people's own. */
  add(id: string, panel: BoardPanel): Promise<Board> {
    const board = this.get(id);
    return this.put(id, { ...board, panels: [...board.panels, panel] });
  }

  /** Gives a question another name and description on every board that shows it by this id. */
  async nameQuestion(
    annotationId: string,
    names: { name: string; description: string },
  ): Promise<void> {
    const shows = (panel: BoardPanel) =>
      panel.type === 'query' && panel.query_panel.query_annotation.id === annotationId;
    for (const board of this.#own.values()) {
      if (!board.panels.some(shows)) continue;
      const panels = board.panels.map((panel) => {
        if (panel.type === 'text' || !shows(panel)) return panel;
        const query_annotation = { id: annotationId, ...names };
        return { ...panel, query_panel: { ...panel.query_panel, query_annotation } };
      });
      await this.#keep(board.id, { ...board, panels });
    }
  }

  async delete(id: string): Promise<void> {
    this.#mayChange(id);
    this.get(id);
    this.#own.delete(id);
    await this.#writer.exclusively((connection) =>
      connection.run('DELETE FROM boards WHERE id = $1', [id]),
    );
  }

  #mayChange(id: string): void {
    const file = this.#files.get(id)?.file;
    if (!file) return;
    const message = `This board is the file observatory/boards/definitions/${file}: change it there, or copy the board.`;
    throw new HttpError(409, 'board_is_a_file', message);
  }

  async #keep(id: string, form: BoardForm): Promise<Board> {
    if (!this.#own.has(id) && this.#own.size >= maximumBoards) {
      const message = `There are ${maximumBoards} boards already; delete one first.`;
      throw new HttpError(409, 'too_many_boards', message);
    }
    const body = formOf(form);
    const text = JSON.stringify(body);
    if (text.length > maximumBytes) {
      const message = `A board may be ${maximumBytes / 1024} KiB long, its questions included.`;
      throw new HttpError(422, 'board_too_large', message);
    }
    const board: Board = { ...body, id, file: null };
    this.#own.set(id, board);
    await this.#writer.exclusively(async (connection) => {
      const sql = `INSERT INTO boards VALUES ($1, $2, $3)
                   ON CONFLICT (id) DO UPDATE SET body = excluded.body`;
      await connection.run(sql, [id, text, BigInt(Date.now())]);
    });
    return board;
  }
}

/** A board without what only the Observatory knows of it: as it is shared. */
export function formOf(board: BoardForm): BoardForm {
  const { name, description, type, layout_generation, panels, tags, preset_filters } = board;
  return {
    name,
    description: description ?? '',
    type: type ?? 'flexible',
    layout_generation: layout_generation ?? 'auto',
    panels,
    ...(tags && { tags }),
    ...(preset_filters && { preset_filters }),
  };
}
