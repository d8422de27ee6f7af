import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import express, {
  type ErrorRequestHandler,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import { asHttpError, HttpError } from '../http/errors.ts';
import { isForeign } from '../http/guard.ts';
import type { Observatory } from '../observatory.ts';
import { createMcpServer } from './server.ts';

/** Calls of tools that are answered at the same time. */
const mostAtOnce = 16;

/**
 * The Model Context Protocol at /mcp, as Streamable HTTP (revision 2025-11-25). Without sessions: each
 * message is answered by itself, as JSON. There is nothing that the server would send unasked, so GET
 * is answered with 405, as the protocol has it.
 */
export function mcpRoutes(observatory: Observatory, report: (error: unknown) => void): Router {
  const router = Router();
  let running = 0;
  router.use(noForeignPages);
  router.post('/', express.json({ limit: '256kb' }), async (request, response) => {
    if (running >= mostAtOnce) {
      const message = 'Too many calls are being answered; come again in a moment.';
      throw new HttpError(503, 'too_many_calls', message);
    }
    running++;
    const url = `http://${request.headers.host}`;
    const server = createMcpServer({ observatory, url, report });
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    response.on('close', () => {
      running--;
      void server.close();
    });
    // Its handlers may be undefined, which the protocol's interface does not say of itself.
    await server.connect(transport as Parameters<typeof server.connect>[0]);
    await transport.handleRequest(request, response, request.body);
  });
  router.all('/', (_request, response) => {
    response.setHeader('Allow', 'POST');
    throw new HttpError(405, 'no_streams', 'POST messages here; there are no sessions or streams.');
  });
  router.use(asJsonRpc(report));
  return router;
}

/** As the protocol demands it: a page from elsewhere neither asks nor changes anything. */
const noForeignPages: RequestHandler = ({ headers }, _response, next) => {
  if (isForeign(headers)) {
    throw new HttpError(403, 'foreign_origin', 'Only programs and pages of this machine may ask.');
  }
  next();
};

/** What goes wrong before a message is read is answered as JSON-RPC, with no id that it belongs to. */
function asJsonRpc(report: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _request, response: Response, next) => {
    if (response.headersSent) return next(error);
    const { status, message } = asHttpError(error);
    if (status === 500) report(error);
    if (status === 503) response.setHeader('Retry-After', '1');
    const code = status === 400 ? ErrorCode.ParseError : ErrorCode.InvalidRequest;
    response.status(status).json({ jsonrpc: '2.0', error: { code, message }, id: null });
  };
}
