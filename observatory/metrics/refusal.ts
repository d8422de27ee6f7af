import type { MetricPoint } from './point.ts';

export interface Refusal {
  /** As it is counted. */
  reason: string;
  /** For the sender. */
  sentence: string;
}

const longestName = 255;
const mostAttributes = 64;
const mostAttributeBytes = 4096;
const aheadMs = 2 * 60 * 60_000;

/** Why a point is not taken, whatever its series; undefined when it may be. */
export function refusalOf(point: MetricPoint, nowMs: number, ageMs: number): Refusal | undefined {
  const { name, attributes } = point.series;
  if (name === '' || name.length > longestName) {
    const sentence = `the name of a metric has between 1 and ${longestName} characters`;
    return { reason: 'invalid_name', sentence };
  }
  const tooMany = Object.keys(attributes).length > mostAttributes;
  if (tooMany || JSON.stringify(attributes).length > mostAttributeBytes) {
    const sentence = `a series may have ${mostAttributes} attributes of ${mostAttributeBytes} characters together`;
    return { reason: 'attributes_too_large', sentence };
  }
  if (point.timeMs < nowMs - ageMs) {
    return { reason: 'point_too_old', sentence: 'a point is older than points are kept' };
  }
  if (point.timeMs > nowMs + aheadMs) {
    return { reason: 'point_too_new', sentence: 'a point is more than 2 hours ahead' };
  }
  return undefined;
}
