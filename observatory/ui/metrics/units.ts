import type { MetricInfo } from '../../api/metrics.ts';
import type { Unit } from '../charts/units.ts';

/** The unit of a metric's values, from UCUM as it is sent. */
export function unitOfValues({ unit }: Pick<MetricInfo, 'unit'>): Unit {
  switch (unit) {
    case 's':
      return 's';
    case 'ms':
      return 'ms';
    case 'By':
      return 'bytes';
    case '1':
      return 'ratio';
    default:
      return unit.startsWith('{') ? 'count' : 'number';
  }
}
