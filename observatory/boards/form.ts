import { z } from 'zod';
import { type BoardForm, queryStyles } from '../api/boards.ts';
import type { QuerySpec } from '../api/query.ts';
import { parseQuery } from '../query/spec.ts';

/** Panels of a board; a tile is a question that runs again and again. */
export const maximumPanels = 50;

const coordinate = z.int().min(0).max(1000);
const position = z.object({
  x_coordinate: coordinate,
  y_coordinate: coordinate,
  height: coordinate,
  width: coordinate,
});

/** A question as the engine takes it; its own sentence says what is wrong with it. */
const query = z.unknown().transform((given, context): QuerySpec => {
  try {
    return parseQuery(given);
  } catch (error) {
    context.addIssue((error as Error).message);
    return z.NEVER;
  }
});

const chart = z.object({
  chart_index: z.int().min(0).max(100).optional(),
  chart_type: z.enum(['default', 'line', 'stacked', 'stat', 'tsbar', 'cbar', 'cpie']).optional(),
  omit_missing_values: z.boolean().optional(),
  log_scale: z.boolean().optional(),
});

export const visualizationSettings = z.object({
  utc_xaxis: z.boolean().optional(),
  hide_markers: z.boolean().optional(),
  hide_hovers: z.boolean().optional(),
  overlaid_charts: z.boolean().optional(),
  hide_compare: z.boolean().optional(),
  charts: z.array(chart).max(100).optional(),
});

/** Lengths as Honeycomb's reference has them. */
export const annotationName = z.string().min(1).max(320);
export const annotationDescription = z.string().max(1023);

const queryPanel = z.object({
  type: z.literal('query'),
  position: position.optional(),
  query_panel: z.object({
    dataset: z.string().min(1).max(255),
    query,
    query_annotation: z.object({
      id: z.string().max(64).optional(),
      name: annotationName,
      description: annotationDescription.optional(),
    }),
    query_style: z.enum(queryStyles).optional(),
    visualization_settings: visualizationSettings.optional(),
  }),
});

const textPanel = z.object({
  type: z.literal('text'),
  position: position.optional(),
  text_panel: z.object({ content: z.string().min(1).max(10_000) }),
});

/** What a board has besides its panels. */
export const boardHead = {
  name: z.string().trim().min(1).max(255),
  description: z.string().max(1024).optional(),
  type: z.literal('flexible').optional(),
  layout_generation: z.enum(['auto', 'manual']).optional(),
  tags: z
    .array(z.object({ key: z.string().max(32), value: z.string().max(128) }))
    .max(10)
    .optional(),
  preset_filters: z
    .array(z.object({ column: z.string().max(255), alias: z.string().max(255) }))
    .max(5)
    .optional(),
};

export const panelPosition = position;
export const textPanelForm = textPanel;

const boardForm = z.object({
  ...boardHead,
  panels: z.array(z.discriminatedUnion('type', [queryPanel, textPanel])).max(maximumPanels),
});

/** What is wrong with a board, member by member. */
export class InvalidBoard extends Error {
  readonly issues: readonly { member: string; message: string }[];

  constructor(issues: readonly z.core.$ZodIssue[]) {
    const found = issues.map(({ path, message }) => ({ member: path.join('.'), message }));
    super(found.map(({ member, message }) => `${member || 'The board'}: ${message}`).join('; '));
    this.name = 'InvalidBoard';
    this.issues = found;
  }
}

/** A board in the form in which it is shared. @throws InvalidBoard that names each wrong member */
export function parseBoard(given: unknown): BoardForm {
  const parsed = boardForm.safeParse(given);
  if (parsed.success) return parsed.data as BoardForm;
  throw new InvalidBoard(parsed.error.issues);
}
