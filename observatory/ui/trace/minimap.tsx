import { useEffect, useRef } from 'react';
import { useMedia } from '../shared/use-media.ts';
import { drawMinimap } from './draw-minimap.ts';
import { type Interval, place } from './scale.ts';
import type { Node } from './tree.ts';
import { useRangeDrag } from './use-range-drag.ts';

interface Props {
  nodes: readonly Node[];
  whole: Interval;
  view: Interval;
  onZoom: (view: Interval) => void;
}

/**
 * All spans at once, and which part of them the waterfall shows. It is a picture of the waterfall,
 * whose rows are the table of it, so assistive technology is spared it; `z` zooms by keyboard.
 */
export function Minimap({ nodes, whole, view, onZoom }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { handlers, chosen } = useRangeDrag(box, whole, onZoom);
  const dark = useMedia('(prefers-color-scheme: dark)');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours change with the system's theme.
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const draw = () => drawMinimap(element, nodes, whole);
    const resized = new ResizeObserver(draw);
    const themed = new MutationObserver(draw);
    resized.observe(element);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      resized.disconnect();
      themed.disconnect();
    };
  }, [nodes, whole, dark]);

  const shown = place(whole, chosen ?? view);
  return (
    <div className="minimap" ref={box} aria-hidden {...handlers}>
      <canvas ref={canvas} />
      {shown && (
        <>
          <div className="minimap-shade" style={{ left: 0, width: `${shown.left}%` }} />
          <div
            className="minimap-shade"
            style={{ left: `${shown.left + shown.width}%`, right: 0 }}
          />
          <div
            className="minimap-view"
            style={{ left: `${shown.left}%`, width: `${shown.width}%` }}
          />
        </>
      )}
    </div>
  );
}
