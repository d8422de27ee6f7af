import { Router } from 'express';
import { z } from 'zod';
import type { MetricInfo, MetricValues } from '../api/metrics.ts';
import { HttpError } from '../http/errors.ts';
import { parseQuery } from '../http/query.ts';
import type { Questions } from '../query/questions.ts';
import { leaving } from '../query/routes.ts';
import { answerMetric, type MetricQuestion } from './answer.ts';
import { attributeOf, byName, describeMetric, ofOneKind } from './describe.ts';
import type { Series } from './series.ts';
import { readSparklines } from './sparklines.ts';
import type { MetricStore } from './store.ts';

const latestMs = 4_102_444_800_000;
const time = z.coerce.number().int().min(0).max(latestMs);
const name = z.string().min(1).max(255);
const text = z.string().min(1).max(1000);
/** A parameter that may be there several times. */
const several = (item: z.ZodType<string>, most: number) =>
  z
    .union([item.transform((one) => [one]), z.array(item).max(most)])
    .optional()
    .transform((given) => given ?? []);

const listQuery = z.object({ start_ms: time.optional(), end_ms: time.optional() });

const pointsQuery = z.object({
  name,
  start_ms: time,
  end_ms: time,
  step_ms: z.coerce.number().int().min(1000).max(86_400_000).optional(),
  service: text.optional(),
  group: several(text, 4),
  filter: several(text.regex(/^[^=]+=/, 'is written as key=value'), 20),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});

const valuesQuery = z.object({ name, key: text });
const valuesAtMost = 200;

/** What is measured, one metric's values over time, and the values of one attribute. */
export function metricRoutes(metrics: MetricStore, questions: Questions): Router {
  const router = Router();
  const named = (wanted: string): readonly Series[] => {
    const series = byName(metrics.series.all()).get(wanted);
    if (series) return series;
    throw new HttpError(404, 'metric_not_found', 'No metric of this name has arrived.');
  };

  router.get('/', async (request, response) => {
    const { start_ms, end_ms } = parseQuery(listQuery, request.query);
    const kinds = new Map(
      [...byName(metrics.series.all())].map(([each, series]) => [each, ofOneKind(series)]),
    );
    const infos: MetricInfo[] = [...kinds.values()].map(describeMetric);
    if (start_ms === undefined || end_ms === undefined || infos.length === 0) {
      response.json(infos);
      return;
    }
    checkOrder(start_ms, end_ms);
    const lines = await questions.reading(leaving(response), (session) => {
      return readSparklines(session, kinds, start_ms, end_ms);
    });
    response.json(infos.map((info) => ({ ...info, sparkline: lines.get(info.name) ?? [] })));
  });

  router.get('/points', async (request, response) => {
    const query = parseQuery(pointsQuery, request.query);
    checkOrder(query.start_ms, query.end_ms);
    const asked: MetricQuestion = {
      startMs: query.start_ms,
      endMs: query.end_ms,
      stepMs: query.step_ms,
      service: query.service,
      groupBy: query.group,
      attributes: query.filter.map((given) => {
        const at = given.indexOf('=');
        return [given.slice(0, at), given.slice(at + 1)] as const;
      }),
      limit: query.limit,
    };
    const series = named(query.name);
    const answer = await questions.reading(leaving(response), (session) => {
      return answerMetric(session, series, asked);
    });
    response.json(answer);
  });

  router.get('/values', (request, response) => {
    const query = parseQuery(valuesQuery, request.query);
    const values = named(query.name).flatMap(
      ({ identity }) => attributeOf(identity, query.key) ?? [],
    );
    const answer: MetricValues = { values: [...new Set(values)].sort().slice(0, valuesAtMost) };
    response.json(answer);
  });

  return router;
}

function checkOrder(startMs: number, endMs: number): void {
  if (startMs < endMs) return;
  throw new HttpError(400, 'invalid_query', '`start_ms` must be before `end_ms`.');
}
