import { allDatasets } from '../api/query.ts';
import type { SpanRecord } from '../span.ts';
import { toOtlpJson } from '../traces/export.ts';

/** One document of OTLP/JSON, in parts that are as large as the pages. */
export async function* otlpDocument(
  pages: AsyncIterable<readonly SpanRecord[]>,
): AsyncGenerator<string> {
  let before = '{"resourceSpans":[\n';
  for await (const spans of pages) {
    for (const resourceSpans of toOtlpJson(spans).resourceSpans) {
      yield before + JSON.stringify(resourceSpans);
      before = ',\n';
    }
  }
  yield before.startsWith('{') ? `${before}]}\n` : '\n]}\n';
}

/** The name of a file with the spans of that time: `spans-shop-20261122T230000Z-20261123T000000Z.json`. */
export function exportName(startMs: number, endMs: number, dataset: string): string {
  const of = dataset === allDatasets ? '' : `-${dataset.replaceAll(/[^\w-]+/g, '-').slice(0, 60)}`;
  return `spans${of}-${moment(startMs)}-${moment(endMs)}.json`;
}

/** The last moment of the year 9999; later years are written longer. */
const endOfYears = 253_402_300_799_999;

const moment = (ms: number) =>
  `${new Date(Math.min(ms, endOfYears)).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
