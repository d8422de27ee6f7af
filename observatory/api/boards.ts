import type { QuerySpec } from './query.ts';

/**
 * Boards: questions that are kept, in the form of Honeycomb's API
 * (https://docs.honeycomb.io/api/boards/), except that a panel carries its question and the
 * question's name inside, where Honeycomb has ids: so that a board is one file that can be shared.
 */

export const queryStyles = ['graph', 'table', 'combo'] as const;
export type QueryStyle = (typeof queryStyles)[number];

/** In a grid of twelve columns. */
export interface PanelPosition {
  x_coordinate: number;
  y_coordinate: number;
  height: number;
  width: number;
}

/** How Honeycomb draws one calculation of a question. */
export interface ChartSettings {
  chart_index?: number;
  chart_type?: 'default' | 'line' | 'stacked' | 'stat' | 'tsbar' | 'cbar' | 'cpie';
  omit_missing_values?: boolean;
  log_scale?: boolean;
}

export interface VisualizationSettings {
  utc_xaxis?: boolean;
  hide_markers?: boolean;
  hide_hovers?: boolean;
  overlaid_charts?: boolean;
  hide_compare?: boolean;
  charts?: ChartSettings[];
}

export interface QueryPanel {
  type: 'query';
  position?: PanelPosition;
  query_panel: {
    /** Slug of a dataset, or `__all__`. */
    dataset: string;
    query: QuerySpec;
    query_annotation: { id?: string; name: string; description?: string };
    query_style?: QueryStyle;
    visualization_settings?: VisualizationSettings;
  };
}

export interface TextPanel {
  type: 'text';
  position?: PanelPosition;
  text_panel: { content: string };
}

export type BoardPanel = QueryPanel | TextPanel;

/** What a file holds, and what is sent to make or replace a board. */
export interface BoardForm {
  name: string;
  description?: string;
  type?: 'flexible';
  layout_generation?: 'auto' | 'manual';
  panels: BoardPanel[];
  tags?: { key: string; value: string }[];
  preset_filters?: { column: string; alias: string }[];
}

/** `file` is the name of a definition in the repository; those cannot be changed here. */
export interface Board extends BoardForm {
  id: string;
  file: string | null;
}

export interface BoardSummary {
  id: string;
  name: string;
  description: string;
  /** Names of its questions. */
  questions: string[];
  file: string | null;
}
