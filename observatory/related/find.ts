import { Router } from 'express';
import { z } from 'zod';
import type { Found } from '../api/related.ts';
import { byUuid } from '../errors/occurrences.ts';
import { parseQuery } from '../http/query.ts';
import type { Observatory } from '../observatory.ts';
import { read } from '../store/reader.ts';

const query = z.object({ q: z.string().trim().toLowerCase().max(100) });

/** GET /api/find: where the id of a span or of a Rollbar item is shown. */
export function findRoutes(observatory: Observatory): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const { q } = parseQuery(query, request.query);
    const path = (await spanPath(observatory, q)) ?? (await itemPath(observatory, q));
    const found: Found = { path: path ?? null };
    response.json(found);
  });
  return router;
}

async function spanPath({ reader, writer }: Observatory, id: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{16}$/.test(id)) return undefined;
  await writer.flush();
  const [row] = await read(
    reader,
    'SELECT "trace.trace_id" FROM spans WHERE "trace.span_id" = $1 LIMIT 1',
    [id],
  );
  return row && `/trace/${row[0]}?span=${id}`;
}

async function itemPath({ reader }: Observatory, uuid: string): Promise<string | undefined> {
  const stored = await byUuid(reader, uuid);
  return stored && `/errors/${stored.itemId}?occurrence=${encodeURIComponent(stored.uuid)}`;
}
