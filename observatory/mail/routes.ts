import { Router } from 'express';
import { z } from 'zod';
import { HttpError } from '../http/errors.ts';
import { patience, timeoutMs } from '../http/patience.ts';
import { parseQuery } from '../http/query.ts';
import type { Observatory } from '../observatory.ts';
import { sendHtml } from './html.ts';
import { firstMailAfter, getMail, isTo, listMails, listSummaries } from './queries.ts';

const id = z
  .string()
  .regex(/^\d{1,18}$/, 'is the id of a mail')
  .transform(BigInt);
const text = z.string().trim().max(1000).optional();

const listQuery = z.object({
  to: text,
  search: text,
  before: id.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  summary: z.enum(['', '0', '1', 'true', 'false']).optional(),
});

const waitQuery = z.object({
  to: text,
  after: z.preprocess((given) => given || '0', id),
  timeout_ms: timeoutMs,
});

/** The mails, one mail, its HTML for a frame, the wait for the next one, and the end of them all. */
export function mailRoutes({ mailbox, reader }: Observatory): Router {
  const router = Router();

  router.get('/', async (request, response) => {
    const { to, search, before, limit, summary } = parseQuery(listQuery, request.query);
    const query = { to: to || undefined, search: search || undefined, before, limit };
    const list = summary === '1' || summary === 'true' ? listSummaries : listMails;
    response.json(await list(reader, query));
  });

  router.delete('/', async (_request, response) => {
    await mailbox.clear();
    response.status(204).end();
  });

  router.get('/wait', async (request, response) => {
    const { to: given, after, timeout_ms } = parseQuery(waitQuery, request.query);
    const to = given || undefined;
    const gone = patience(response, timeout_ms);
    // Listening first: a mail that arrives while the stored ones are read is not missed.
    const next = mailbox.arrivals.wait((mail) => to === undefined || isTo(mail, to), gone.signal);
    const stored = await firstMailAfter(reader, after, to);
    if (stored) gone.abort();
    const mail = stored ?? (await next);
    if (response.closed) return;
    if (!mail) {
      const whose = to === undefined ? 'No mail' : `No mail to ${to}`;
      throw new HttpError(504, 'no_mail', `${whose} has arrived after ${timeout_ms} ms.`);
    }
    response.json(mail);
  });

  router.get('/:id', async (request, response) => {
    response.json(await find(request.params.id));
  });

  router.get('/:id/html', async (request, response) => {
    const { html } = await find(request.params.id);
    if (html === undefined) throw new HttpError(404, 'no_html', 'This mail has no HTML part.');
    sendHtml(response, html);
  });

  async function find(param: string) {
    const parsed = id.safeParse(param);
    const mail = parsed.success ? await getMail(reader, parsed.data) : undefined;
    if (!mail) throw new HttpError(404, 'mail_not_found', 'There is no mail of this id.');
    return mail;
  }

  return router;
}
