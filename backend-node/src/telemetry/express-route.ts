import type { IncomingMessage, ServerResponse } from 'node:http';
import { context, trace } from '@opentelemetry/api';
import express from 'express';
import { type RequestTelemetry, requestOf } from './request.ts';

type Done = (error?: unknown) => void;
type Request = IncomingMessage & { baseUrl?: string };
type Handle = (this: { path?: unknown }, req: Request, res: ServerResponse, done: Done) => void;

interface RoutePrototype {
  dispatch: Handle;
}
interface RouterPrototype {
  handle: Handle;
}

/**
 * Gives every Express route that is dispatched its span, `request handler - <route>`, and the
 * server span its name and `http.route`. The route is taken at dispatch: when the answer ends, an
 * error in a nested router has already left it, and `baseUrl` with it. The answer undoes it.
 */
export function traceExpressRoutes(): () => void {
  const tracer = trace.getTracer('cruddur.express');
  const route = (express as unknown as { Route: { prototype: RoutePrototype } }).Route.prototype;
  const router = express.Router.prototype as RouterPrototype;
  const { dispatch } = route;
  const { handle } = router;

  route.dispatch = function (req, res, done) {
    const request = requestOf(res);
    if (request?.span === undefined) return dispatch.call(this, req, res, done);

    const path = join(request.mount, matchedPattern(req) ?? String(this.path));
    request.route = path;
    request.span.updateName(`${request.method} ${path}`);
    request.span.setAttribute('http.route', path);
    const span = tracer.startSpan(`request handler - ${path}`, {}, request.context);
    span.setAttribute('http.route', path).setAttribute('express.type', 'request_handler');
    request.handler?.end();
    request.handler = span;
    const inHandler = trace.setSpan(request.context, span);
    context.with(inHandler, () =>
      dispatch.call(this, req, res, (error) => {
        endHandler(request);
        done(error);
      }),
    );
    // Whoever asked had gone before the route began: the end of the request is past.
    if (!request.span.isRecording()) endHandler(request);
  };

  router.handle = function (req, res, done) {
    const request = requestOf(res);
    if (request === undefined) return handle.call(this, req, res, done);
    const outer = request.mount;
    const pattern = matchedPattern(req);
    if (pattern !== undefined) request.mount = join(outer, pattern);
    handle.call(this, req, res, (error) => {
      request.mount = outer;
      done(error);
    });
  };

  return () => {
    route.dispatch = dispatch;
    router.handle = handle;
  };
}

function endHandler(request: RequestTelemetry): void {
  request.handler?.end();
  request.handler = undefined;
}

let matchedRoute: symbol | undefined;

/**
 * The pattern that the running layer matched, which the router keeps on the request under a symbol
 * of its own: of a list of paths it is the one that matched, and of a mounted router the pattern
 * with its parameters, where `baseUrl` has their values.
 */
function matchedPattern(req: Request): string | undefined {
  matchedRoute ??= Object.getOwnPropertySymbols(req).find(
    ({ description }) => description === 'router.tracing.matchedRoute',
  );
  if (matchedRoute === undefined) return undefined;
  const pattern: unknown = (req as unknown as Record<symbol, unknown>)[matchedRoute];
  return pattern === undefined ? undefined : String(pattern);
}

function join(mount: string, pattern: string): string {
  const path = pattern.startsWith('/') ? pattern : `/${pattern}`;
  if (mount === '' || mount === '/') return path;
  return path === '/' ? mount : mount + path;
}
