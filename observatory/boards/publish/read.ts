import type { QuerySpec } from '../../api/query.ts';
import type { Api, ApiAnnotation, ApiBoard, ApiPanel } from './api.ts';
import { Refused } from './api.ts';

/** A panel as it is there, with what its ids stand for. */
export interface CurrentPanel {
  panel: ApiPanel;
  query?: QuerySpec;
  annotation?: ApiAnnotation;
}

/** Reads what the panels of a board show; one whose question is gone has none. */
export async function readPanels(api: Api, board: ApiBoard): Promise<CurrentPanel[]> {
  const panels: CurrentPanel[] = [];
  // One after another: Honeycomb limits how often it may be asked.
  for (const panel of board.panels ?? []) panels.push(await readPanel(api, panel));
  return panels;
}

async function readPanel(api: Api, panel: ApiPanel): Promise<CurrentPanel> {
  if (!panel.query_panel) return { panel };
  const { dataset = '__all__', query_id, query_annotation_id } = panel.query_panel;
  const query = await unlessGone(api.query(dataset, query_id));
  const annotation = await unlessGone(api.annotation(dataset, query_annotation_id));
  return { panel, ...(query && { query }), ...(annotation && { annotation }) };
}

async function unlessGone<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return undefined;
    throw error;
  }
}
