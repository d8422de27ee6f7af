import type { RelatedError } from '../../api/related.ts';
import { duration } from '../shared/format.ts';
import type { ItemLine } from './lines.ts';
import { textOfLog } from './marks.ts';

/** Whether its time is known to the second only, as Rollbar's clients tell it, and its place a guess. */
export function isToSecond(line: Pick<ItemLine, 'kind'> & { error?: RelatedError }): boolean {
  return line.error !== undefined && line.error.time_ms % 1000 === 0;
}

/** What a row that is no span is called. */
export function titleOf(line: ItemLine): string {
  switch (line.kind) {
    case 'log':
      return `${line.log.level ?? 'no level'} · ${textOfLog(line.log).replaceAll(/\s+/g, ' ')}`;
    case 'error':
      return line.error.title;
    case 'segment':
      return line.segment.name;
  }
}

/** Where it lies on the axis, in words: for those who do not see it. */
export function describeItem(line: ItemLine): string {
  switch (line.kind) {
    case 'log':
      return `log line at ${duration(line.log.at_ms)}`;
    case 'error':
      return `error of the ${line.error.platform} at ${isToSecond(line) ? 'about ' : ''}${duration(line.error.at_ms)}`;
    case 'segment': {
      const { startMs, endMs, trouble } = line.segment;
      const lasts = endMs === null ? 'in progress' : `lasts ${duration(endMs - startMs)}`;
      const what = line.level === 1 ? 'segment' : 'subsegment';
      return `${what}, starts at ${duration(startMs)}, ${lasts}${trouble ? `, ${trouble}` : ''}`;
    }
  }
}
