import { hueOf } from '../shared/service-colour.ts';
import { type Interval, share } from './scale.ts';
import { intervalOf } from './segments.ts';
import type { Node } from './tree.ts';

/** Draws every span as a line, in reading order from top to bottom, in its service's colour. */
export function drawMinimap(canvas: HTMLCanvasElement, nodes: readonly Node[], whole: Interval) {
  const context = canvas.getContext('2d');
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (!context || width === 0 || height === 0) return;
  canvas.width = width;
  canvas.height = height;
  // A canvas cannot read light-dark(); dark text tells that the theme is light.
  const light = Number(/\d+/.exec(getComputedStyle(canvas).color)?.[0]) < 128;
  const lightness = light ? 0.58 : 0.7;
  const step = height / Math.max(nodes.length, 8);
  const thickness = Math.max(1, Math.min(step * 0.7, 4 * ratio));
  nodes.forEach(({ span }, i) => {
    const { startMs, endMs } = intervalOf(span);
    const left = share(whole, startMs) * width;
    const length = Math.max(1, share(whole, endMs) * width - left);
    context.fillStyle = span.error
      ? `oklch(${light ? 0.58 : 0.66} 0.2 25)`
      : `oklch(${lightness} 0.13 ${hueOf(span.service)})`;
    context.fillRect(left, i * step, length, thickness);
  });
}
