import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Response, Router } from 'express';
import { z } from 'zod';
import { HttpError } from '../http/errors.ts';
import { parseQuery } from '../http/query.ts';
import type { Observatory } from '../observatory.ts';
import { read } from '../store/reader.ts';
import { exportName, otlpDocument } from './export.ts';
import { importSpans } from './import.ts';
import { spanPages } from './pages.ts';
import { uploaded } from './upload.ts';

const moment = z.coerce.number().int().min(0).max(8.64e15);

const maximumUint64 = 2n ** 64n - 1n;

const exportQuery = z.object({
  start_ms: moment,
  end_ms: moment,
  dataset: z.string().max(300).optional(),
});

/** GET /api/export and POST /api/import: spans as files of OTLP/JSON, however many they are. */
export function transferRoutes(observatory: Observatory): Router {
  const router = Router();
  let importing = false;

  router.get('/export', async (request, response) => {
    const { start_ms, end_ms, dataset } = parseQuery(exportQuery, request.query);
    if (end_ms < start_ms) {
      throw new HttpError(400, 'invalid_query', 'end_ms must not be before start_ms.');
    }
    await observatory.writer.flush();
    const pages = spanPages((sql, values) => read(observatory.reader, sql, values), {
      where: '_start >= $1::UBIGINT AND _start < $2::UBIGINT',
      values: [nanos(start_ms), nanos(end_ms)],
    });
    await sendFile(response, exportName(start_ms, end_ms, dataset), otlpDocument(pages));
  });

  router.post('/import', async (request, response) => {
    if (importing) {
      throw new HttpError(429, 'import_running', 'Another file is being imported; wait for it.');
    }
    importing = true;
    try {
      const result = await importSpans(uploaded(request), observatory);
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
  try {
    await pipeline(Readable.from(all), response);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

/** As the column has it; the year 2554 is the last that fits. */
function nanos(ms: number): string {
  const wanted = BigInt(ms) * 1_000_000n;
  return String(wanted < maximumUint64 ? wanted : maximumUint64);
}
