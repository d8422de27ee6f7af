import { traceIdOf } from '../../shared/response-headers.ts';
import { now } from '../ids.ts';
import { remember } from './trail.ts';

interface Request {
  readonly url: string;
  readonly method: string;
  /** The trace that it was sent in, as far as that is known. */
  readonly traceId: string | undefined;
}

/** Writes down what comes back: a proxy that answers for a server that is gone knows no trace. */
export function rememberAnswer(request: Request, answer: Promise<Response>): void {
  const came = (status: number, traceId = request.traceId) =>
    remember({ ...request, type: 'answer', at: now(), status, traceId });
  answer.then(
    ({ status, headers }) => came(status, traceIdOf(headers)),
    () => came(0),
  );
}
