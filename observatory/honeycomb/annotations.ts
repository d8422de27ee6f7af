import { Router } from 'express';
import { z } from 'zod';
import { annotationDescription, annotationName } from '../boards/form.ts';
import { slugOf } from '../query/match.ts';
import { parseBody } from './body.ts';
import type { Honeycomb } from './honeycomb.ts';
import { invalid, missing, Problem } from './problem.ts';
import type { Annotation, Saved, SavedAnnotation } from './saved.ts';
import { knownSlug } from './slugs.ts';

const form = z.object({
  name: annotationName,
  description: annotationDescription.default(''),
  query_id: z.string().min(1).max(64),
});

/** https://docs.honeycomb.io/api/query-annotations/: a question's name and description. */
export function annotationRoutes({ questions, boards, saved }: Honeycomb): Router {
  const router = Router();

  router.get('/:dataset', async (request, response) => {
    const dataset = await knownSlug(questions, request.params.dataset);
    const withBoards = request.query.include_board_annotations === 'true';
    response.json(saved.annotationsOf(dataset, withBoards).map(present));
  });

  router.post('/:dataset', async (request, response) => {
    const dataset = await knownSlug(questions, request.params.dataset);
    const given = parseBody(form, request.body);
    if (saved.query(given.query_id)?.dataset !== dataset) {
      throw invalid('query_id', 'there is no such query in this dataset');
    }
    const made = await saved.keepAnnotation({ ...given, dataset, source: 'query' });
    response.status(201).json(present(made));
  });

  router.get('/:dataset/:id', (request, response) => {
    response.json(present(find(saved, slugOf(request.params.dataset), request.params.id)));
  });

  router.put('/:dataset/:id', async (request, response) => {
    const dataset = await knownSlug(questions, request.params.dataset);
    const existing = find(saved, dataset, request.params.id);
    const given = parseBody(form, request.body);
    if (given.query_id !== existing.query_id) {
      throw invalid('query_id', 'an annotation stays with its query');
    }
    const { source } = existing;
    const changed = await saved.keepAnnotation({ ...given, dataset, source }, existing);
    await boards.nameQuestion(changed.id, { name: changed.name, description: changed.description });
    response.json(present(changed));
  });

  router.delete('/:dataset/:id', async (request, response) => {
    const dataset = await knownSlug(questions, request.params.dataset);
    const { id } = find(saved, dataset, request.params.id);
    if (saved.isOnBoard(id)) {
      throw new Problem(409, 'conflict', 'A board shows this annotation; take it off there first.');
    }
    await saved.deleteAnnotation(id);
    response.status(204).end();
  });
  return router;
}

function find(saved: Saved, dataset: string, id: string): SavedAnnotation {
  const found = saved.annotation(id);
  if (found?.dataset !== dataset) throw missing('Query annotation');
  return found;
}

function present({ dataset: _, ...annotation }: SavedAnnotation): Annotation {
  return annotation;
}
