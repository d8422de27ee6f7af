import { type RequestHandler, Router } from 'express';
import type { ColumnInfo } from '../api/query.ts';
import type { Honeycomb } from './honeycomb.ts';
import { idOf } from './ids.ts';
import { missing, Problem } from './problem.ts';
import { knownSlug } from './slugs.ts';
import { timeText } from './time-text.ts';

/** https://docs.honeycomb.io/api/columns/: columns appear with the spans that have them. */
export function columnRoutes({ questions }: Honeycomb): Router {
  const router = Router();

  router.get('/:dataset', async (request, response) => {
    const dataset = await knownSlug(questions, request.params.dataset);
    const columns = (await questions.columns(dataset)).map((column) => present(dataset, column));
    const { key_name } = request.query;
    if (key_name === undefined) {
      response.json(columns);
      return;
    }
    const found = columns.find((column) => column.key_name === key_name);
    if (!found) throw missing('Column');
    response.json(found);
  });

  router.get('/:dataset/:id', async (request, response) => {
    const dataset = await knownSlug(questions, request.params.dataset);
    const columns = (await questions.columns(dataset)).map((column) => present(dataset, column));
    const found = columns.find(({ id }) => id === request.params.id);
    if (!found) throw missing('Column');
    response.json(found);
  });

  const refuse: RequestHandler = () => {
    const message = 'Columns come with the spans that have them; send one to make one.';
    throw new Problem(405, 'method-not-allowed', message);
  };
  router.post('/:dataset', refuse);
  router.put('/:dataset/:id', refuse);
  router.delete('/:dataset/:id', refuse);
  return router;
}

function present(dataset: string, { name, type, last_ms }: ColumnInfo) {
  return {
    id: idOf('column', dataset, name),
    key_name: name,
    hidden: false,
    description: '',
    type,
    last_written: timeText(last_ms),
  };
}
