import { type Request, type Response, Router } from 'express';
import { count } from '../counters.ts';
import { onShutdown } from '../lifecycle.ts';
import { watchQueue } from '../queues.ts';
import { isFromOwnPage } from '../trust.ts';
import { accept } from './accept.ts';
import { Forwarder } from './forwarder.ts';
import { Limits } from './limits.ts';
import { type RelayOptions, relayOptions } from './options.ts';
import { PartialSpans } from './partial-spans.ts';
import { checkHeaders, linger, readBody } from './read-body.ts';
import { Refusal, sendRefusal } from './status.ts';

const MAX_READING = 200;
const SWEEP_MS = 250;
const PARTIAL_SPANS = {
  // The browser ends every operation within ten seconds, hidden or not; a page that closes sends
  // what it can still end in the same moment.
  holdMs: { hidden: 12_000, closed: 750 },
  maxHeld: 2_000,
  maxHeldCharacters: 4 * 1_024 * 1_024,
  /** More than a minute's at a hundred actions a second, in about five megabytes. */
  maxRemembered: 30_000,
};

/** The relay of the browser's spans, to be mounted at `/o/t`. */
export function createRelay(options: RelayOptions = relayOptions(process.env)): Router {
  const { destination, origins, stamp, isSampled, now = () => performance.now() } = options;
  const forwarder = destination && new Forwarder(destination, options);
  if (forwarder) watchQueue('pages', () => forwarder.queued);
  const partials = new PartialSpans(PARTIAL_SPANS);
  const limits = new Limits();
  let reading = 0;

  async function take(request: Request): Promise<number> {
    if (request.method !== 'POST') throw new Refusal(405, 'Only POST is taken.');
    if (!isFromOwnPage(request, origins)) {
      throw new Refusal(403, 'Only pages of Cruddur may send here.');
    }
    limits.takeRequest(request.ip);
    checkHeaders(request);
    if (reading >= MAX_READING) throw new Refusal(503, 'Too many requests at once.', 1);
    reading += 1;
    try {
      const body = await readBody(request);
      limits.takeBytes(request.ip, body.length);
      const { spans, rejected } = accept(body, stamp);
      count('relay.accepted', spans.length);
      count('relay.rejected', rejected);
      if (forwarder === undefined) count('relay.dropped.no_destination', spans.length);
      else {
        const sampled = spans.filter(({ traceId }) => isSampled(traceId));
        count('relay.not_sampled', spans.length - sampled.length);
        const { forward, superseded, late, early } = partials.take(sampled, now());
        count('relay.superseded', superseded);
        count('relay.late', late);
        count('relay.partial_early', early);
        forwarder.add(forward);
      }
      return rejected;
    } finally {
      reading -= 1;
    }
  }

  if (forwarder !== undefined) {
    const sweep = setInterval(() => forwarder.add(partials.due(now())), SWEEP_MS);
    sweep.unref();
    onShutdown(async (deadline) => {
      clearInterval(sweep);
      forwarder.add(partials.all());
      await forwarder.close(deadline);
    });
  }

  const router = Router();
  router.all('/', async (request, response) => {
    try {
      sendSuccess(response, await take(request));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      count(`relay.refused.${error.status}`);
      sendRefusal(response, error);
      linger(request);
    }
  });
  return router;
}

/** ExportTraceServiceResponse; `partialSuccess` is left out when all was taken. */
function sendSuccess(response: Response, rejected: number): void {
  response.set('Cache-Control', 'no-store').json(
    rejected === 0
      ? {}
      : {
          partialSuccess: {
            rejectedSpans: String(rejected),
            errorMessage: 'Spans that are not well-formed were not taken.',
          },
        },
  );
}
