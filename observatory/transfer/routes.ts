import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Response, Router } from 'express';
import { z } from 'zod';
import { allDatasets, type QuerySpec } from '../api/query.ts';
import { HttpError } from '../http/errors.ts';
import { parseQuery } from '../http/query.ts';
import { parseJson } from '../json.ts';
import type { Observatory } from '../observatory.ts';
import type { Questions } from '../query/questions.ts';
import { leaving } from '../query/routes.ts';
import { parseQuery as parseQuestion } from '../query/spec.ts';
import { type Budget, Share } from '../receive/otlp/budget.ts';
import { exportName, otlpDocument } from './export.ts';
import { importSpans, largestPiece, longestWaitMs } from './import.ts';
import { type Selection, spanPages } from './pages.ts';
import { uploaded } from './upload.ts';

const moment = z.coerce.number().int().min(0).max(8.64e15);

const maximumUint64 = 2n ** 64n - 1n;

const exportQuery = z.object({
  start_ms: moment,
  end_ms: moment,
  dataset: z.string().min(1).max(300).default(allDatasets),
  /** A question as JSON, of which the filters count. */
  query: z.string().max(20_000).optional(),
});

/**
 * GET /api/export and POST /api/import: spans as files of OTLP/JSON, however many they are. What an
 * import holds of its file comes from the budget.
 */
export function transferRoutes(
  observatory: Observatory,
  budget: Budget,
  report: (error: unknown) => void,
): Router {
  const router = Router();
  let importing = false;

  router.get('/export', async (request, response) => {
    const { start_ms, end_ms, dataset, query } = parseQuery(exportQuery, request.query);
    if (end_ms <= start_ms) {
      throw new HttpError(400, 'invalid_query', 'end_ms must be after start_ms.');
    }
    const { questions, writer } = observatory;
    const signal = leaving(response);
    await writer.flush();
    const time = `_start >= ${nanos(start_ms)} AND _start < ${nanos(end_ms)}`;
    const asked = await narrowing(dataset, query, questions, signal);
    const pages = spanPages((sql, values) => questions.run(sql, values, signal), {
      where: `${time} AND (${asked.where})`,
      values: asked.values,
    });
    const name = exportName(start_ms, end_ms, dataset);
    await sendFile(response, name, otlpDocument(pages)).catch((error) => {
      // Half of a file cannot be taken back; the reader sees that it breaks off.
      if (!response.headersSent) throw error;
      if (!isGone(error)) report(error);
    });
  });

  router.post('/import', async (request, response) => {
    if (importing) {
      throw new HttpError(429, 'import_running', 'Another file is being imported; wait for it.');
    }
    importing = true;
    try {
      const share = new Share(budget, largestPiece, longestWaitMs);
      const result = await importSpans(uploaded(request), observatory.recorder, share);
      if (result.stopped && result.taken + result.known === 0) {
        throw new HttpError(400, 'not_otlp', result.stopped);
      }
      response.json(result);
    } finally {
      importing = false;
    }
  });

  return router;
}

/** Sends the parts no faster than they are read, and asks for no more once the reader is gone. */
async function sendFile(
  response: Response,
  name: string,
  parts: AsyncGenerator<string>,
): Promise<void> {
  // Before the first part is there, an error can still be answered as one.
  const first = await parts.next();
  response.attachment(name);
  response.type('json');
  const all = (async function* () {
    if (!first.done) yield first.value;
    yield* parts;
  })();
  await pipeline(Readable.from(all), response);
}

/** Whether the reader left, as the stream says it or as the questions do. */
function isGone(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'asker_gone';
}

/** The year 2100, the last that a question may be about. */
const latestSeconds = 4_102_444_800;

/** What a dataset and a question's filters leave of the spans. @throws HttpError for no question */
async function narrowing(
  dataset: string,
  query: string | undefined,
  questions: Questions,
  signal: AbortSignal,
): Promise<Selection> {
  const { filters = [], filter_combination } = query === undefined ? {} : parseSpec(query);
  if (dataset === allDatasets && filters.length === 0) return { where: 'true', values: [] };
  const spec: QuerySpec = { filters, start_time: 0, end_time: latestSeconds };
  if (filter_combination) spec.filter_combination = filter_combination;
  return questions.match({ dataset, query: spec }, signal);
}

function parseSpec(text: string): QuerySpec {
  let json: unknown;
  try {
    json = parseJson(text);
  } catch (error) {
    const message = `query is not JSON: ${(error as Error).message}`;
    throw new HttpError(422, 'invalid_query', message);
  }
  return parseQuestion(json);
}

/** In SQL, as the column has it; the year 2554 is the last that fits. */
function nanos(ms: number): string {
  const wanted = BigInt(ms) * 1_000_000n;
  return `${wanted < maximumUint64 ? wanted : maximumUint64}::UBIGINT`;
}
