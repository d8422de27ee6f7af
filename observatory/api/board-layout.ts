import type { BoardPanel, PanelPosition } from './boards.ts';

const columns = 12;
const unplaced = { width: 6, height: 6 };

/** Panels with a place each: those that have none follow below the others, two in a row. */
export function placed<Panel extends BoardPanel>(
  panels: readonly Panel[],
): (Panel & { position: PanelPosition })[] {
  let bottom = 0;
  for (const { position } of panels) {
    if (position) bottom = Math.max(bottom, position.y_coordinate + position.height);
  }
  let count = 0;
  return panels.map((panel) => {
    const position = panel.position ?? {
      ...unplaced,
      x_coordinate: (count % (columns / unplaced.width)) * unplaced.width,
      y_coordinate: bottom + Math.floor(count / (columns / unplaced.width)) * unplaced.height,
    };
    if (!panel.position) count++;
    return { ...panel, position };
  });
}
