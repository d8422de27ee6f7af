import express, { type Request, Router } from 'express';
import type { BoardForm, BoardSummary } from '../api/boards.ts';
import { HttpError } from '../http/errors.ts';
import { InvalidBoard, parseBoard } from './form.ts';
import { type BoardStore, formOf } from './store.ts';

const idPattern = /^[0-9a-f]{16}$/;

/** Boards for the screens, below `/api/boards`: each with its questions inside. */
export function boardRoutes(boards: BoardStore): Router {
  const router = Router();
  router.use(express.json({ limit: '1mb' }));

  router.get('/', (_request, response) => {
    response.json(boards.list().map(summaryOf));
  });

  router.post('/', async (request, response) => {
    response.status(201).json(await boards.create(boardIn(request)));
  });

  router.get('/:id', (request, response) => {
    response.json(boards.get(request.params.id));
  });

  // As a file of definitions/ holds it.
  router.get('/:id/export', (request, response) => {
    const { id } = request.params;
    const board = boards.get(id);
    response.attachment(board.file ?? fileNameOf(board.name)).type('json');
    response.send(`${JSON.stringify(formOf(board), null, 2)}\n`);
  });

  router.put('/:id', async (request, response) => {
    const { id } = request.params;
    if (!boards.find(id) && !idPattern.test(id)) {
      throw new HttpError(404, 'board_not_found', `There is no board ${id}.`);
    }
    response.json(await boards.put(id, boardIn(request)));
  });

  router.post('/:id/panels', async (request, response) => {
    const { panels } = boardIn({ body: { name: 'added', panels: [request.body] } });
    const [panel] = panels;
    const board = boards.get(request.params.id);
    if (!panel) throw new HttpError(422, 'invalid_board', 'There is no panel to add.');
    boardIn({ body: { ...board, panels: [...board.panels, panel] } });
    response.status(201).json(await boards.add(board.id, panel));
  });

  router.delete('/:id', async (request, response) => {
    await boards.delete(request.params.id);
    response.status(204).end();
  });
  return router;
}

/** `Slow signed-in URLs` → `slow-signed-in-urls.json`. */
function fileNameOf(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['board'];
  return `${words.join('-').slice(0, 80)}.json`;
}

function boardIn({ body }: Pick<Request, 'body'>): BoardForm {
  try {
    return parseBoard(body);
  } catch (error) {
    if (!(error instanceof InvalidBoard)) throw error;
    throw new HttpError(422, 'invalid_board', error.message);
  }
}

function summaryOf(board: ReturnType<BoardStore['get']>): BoardSummary {
  const { id, name, description = '', file } = board;
  const questions = board.panels.flatMap((panel) =>
    panel.type === 'query' ? [panel.query_panel.query_annotation.name] : [],
  );
  return { id, name, description, questions, file };
}
