import { placed } from '../../api/board-layout.ts';
import type { BoardForm, BoardPanel } from '../../api/boards.ts';
import type { Api, ApiBoard, ApiPanel } from './api.ts';
import { asksTheSame } from './compare.ts';
import type { CurrentPanel } from './read.ts';

/** Makes a board, its questions first. */
export async function createBoard(api: Api, wanted: BoardForm): Promise<void> {
  await api.createBoard({ ...headOf(wanted), panels: await panelsFor(api, wanted, []) });
}

/** Makes a board that is there as it is wanted; questions that stay keep their ids. */
export async function updateBoard(
  api: Api,
  wanted: BoardForm,
  current: ApiBoard,
  currentPanels: readonly CurrentPanel[],
): Promise<void> {
  const panels = await panelsFor(api, wanted, currentPanels);
  // Tags that people gave it there stay.
  const tags = wanted.tags ?? current.tags;
  await api.updateBoard(current.id, { ...headOf(wanted), panels, ...(tags && { tags }) });
}

function headOf({ name, description = '', tags, preset_filters }: BoardForm): object {
  return {
    name,
    description,
    type: 'flexible',
    layout_generation: 'manual',
    ...(tags && { tags }),
    ...(preset_filters && { preset_filters }),
  };
}

async function panelsFor(
  api: Api,
  wanted: BoardForm,
  current: readonly CurrentPanel[],
): Promise<ApiPanel[]> {
  const panels: ApiPanel[] = [];
  for (const panel of placed(wanted.panels)) panels.push(await panelFor(api, panel, current));
  return panels;
}

async function panelFor(
  api: Api,
  wanted: BoardPanel,
  current: readonly CurrentPanel[],
): Promise<ApiPanel> {
  if (wanted.type === 'text') return wanted as ApiPanel;
  const { dataset, query, query_annotation, ...look } = wanted.query_panel;
  const there = current.find(({ panel, ...one }) => {
    return panel.query_panel?.dataset === dataset && asksTheSame(query, one.query);
  });
  const query_id = there?.panel.query_panel?.query_id ?? (await api.createQuery(dataset, query)).id;
  const { name, description = '' } = query_annotation;
  const annotation = { name, description, query_id };
  return {
    type: 'query',
    ...(wanted.position && { position: wanted.position }),
    query_panel: {
      ...look,
      query_id,
      query_annotation_id: await annotationFor(api, dataset, annotation, there),
    },
  };
}

async function annotationFor(
  api: Api,
  dataset: string,
  wanted: { name: string; description: string; query_id: string },
  there: CurrentPanel | undefined,
): Promise<string> {
  const current = there?.annotation;
  if (!current) return (await api.createAnnotation(dataset, wanted)).id;
  const isSame = current.name === wanted.name && (current.description ?? '') === wanted.description;
  if (!isSame) await api.updateAnnotation(dataset, current.id, wanted);
  return current.id;
}
