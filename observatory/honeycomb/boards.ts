import { Router } from 'express';
import { z } from 'zod';
import { placed } from '../api/board-layout.ts';
import type { Board, BoardForm, BoardPanel } from '../api/boards.ts';
import { queryStyles } from '../api/boards.ts';
import {
  boardHead,
  maximumPanels,
  panelPosition,
  textPanelForm,
  visualizationSettings,
} from '../boards/form.ts';
import { parseBody } from './body.ts';
import type { Honeycomb } from './honeycomb.ts';
import { invalid, missing } from './problem.ts';
import { panelIds, type Saved } from './saved.ts';

const queryPanelForm = z.object({
  type: z.literal('query'),
  position: panelPosition.optional(),
  query_panel: z.object({
    query_id: z.string().min(1).max(64),
    query_annotation_id: z.string().min(1).max(64),
    query_style: z.enum(queryStyles).optional(),
    visualization_settings: visualizationSettings.optional(),
  }),
});

const form = z.object({
  ...boardHead,
  panels: z
    .array(z.discriminatedUnion('type', [queryPanelForm, textPanelForm]))
    .max(maximumPanels)
    .default([]),
});

/** https://docs.honeycomb.io/api/boards/: with ids where our own form has what they stand for. */
export function boardApiRoutes({ boards, saved }: Honeycomb): Router {
  const router = Router();

  router.get('/', (request, response) => {
    response.json(boards.list().map((board) => present(board, rootOf(request))));
  });

  router.post('/', async (request, response) => {
    const board = await boards.create(formIn(request.body, saved));
    response.status(201).json(present(board, rootOf(request)));
  });

  router.get('/:id', (request, response) => {
    const board = boards.find(request.params.id);
    if (!board) throw missing('Board');
    response.json(present(board, rootOf(request)));
  });

  router.put('/:id', async (request, response) => {
    const { id } = request.params;
    if (!boards.find(id)) throw missing('Board');
    const board = await boards.put(id, formIn(request.body, saved));
    response.json(present(board, rootOf(request)));
  });

  router.delete('/:id', async (request, response) => {
    if (!boards.find(request.params.id)) throw missing('Board');
    await boards.delete(request.params.id);
    response.status(204).end();
  });
  return router;
}

function rootOf({ protocol, headers }: { protocol: string; headers: { host?: string } }): string {
  return `${protocol}://${headers.host}`;
}

/** Puts in the questions and names that ids stand for. */
function formIn(body: unknown, saved: Saved): BoardForm {
  const { panels, ...head } = parseBody(form, body);
  const filled = panels.map((panel, index): BoardPanel => {
    if (panel.type === 'text') return panel as BoardPanel;
    const { query_id, query_annotation_id, ...rest } = panel.query_panel;
    const member = `panels.${index}.query_panel`;
    const query = saved.query(query_id);
    if (!query) throw invalid(`${member}.query_id`, 'there is no such query');
    const annotation = saved.annotation(query_annotation_id);
    if (annotation?.query_id !== query_id) {
      throw invalid(`${member}.query_annotation_id`, 'this query has no such annotation');
    }
    const { id, name, description } = annotation;
    return {
      ...panel,
      query_panel: {
        ...rest,
        dataset: query.dataset,
        query: query.query,
        query_annotation: { id, name, description },
      },
    } as BoardPanel;
  });
  return { ...head, panels: filled } as BoardForm;
}

function present(board: Board, root: string) {
  const { id, name, description = '', tags = [], preset_filters = [] } = board;
  return {
    id,
    name,
    description,
    type: 'flexible',
    layout_generation: board.layout_generation ?? 'auto',
    panels: placed(board.panels).map((panel) => presentPanel(board, panel)),
    tags,
    preset_filters,
    links: { board_url: `${root}/boards/${id}` },
  };
}

function presentPanel(board: Board, panel: BoardPanel) {
  if (panel.type === 'text') return panel;
  const { query: _, query_annotation: __, ...rest } = panel.query_panel;
  const { query, annotation } = panelIds(board, panel);
  const ids = { query_id: query.id, query_annotation_id: annotation.id };
  return { ...panel, query_panel: { ...rest, ...ids } };
}
