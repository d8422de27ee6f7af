import type { IncomingHttpHeaders } from 'node:http';
import { redactText, redactUrl } from '../redact.ts';
import { ROOT_FROM_HERE } from './clean-error.ts';

const LINE_LIMIT = 200;
const HEADER_LIMIT = 300;
/** All others may hold secrets, or say who somebody is. */
const HEADERS = ['user-agent', 'content-type', 'content-length', 'referer'] as const;

/** The request that an error happened in, as it came. */
export interface RequestFacts {
  readonly method: string;
  /** With its query, which is redacted. */
  readonly url: string;
  readonly route: string | undefined;
  readonly headers: IncomingHttpHeaders;
  /** Of the answer. */
  readonly status: number;
}

/** What an item tells beside the error. */
export interface ItemFacts {
  readonly traceId?: string | undefined;
  readonly spanId?: string | undefined;
  /** The person's UUID: neither name nor address. */
  readonly userId?: string | undefined;
  /** Groups items under it, whatever their stack is. */
  readonly fingerprint?: string | undefined;
  readonly request?: RequestFacts | undefined;
  /** It would end, or ended, the process. */
  readonly uncaught?: boolean;
  /** Items that a limit kept back since the last one that was sent. */
  readonly unreported?: number;
}

/** `facts` as fields of an item, for `custom`, from where the client copies them to their place. */
export function itemFields(facts: ItemFacts): Record<string, unknown> {
  const { request } = facts;
  return {
    ...(facts.traceId && { trace_id: facts.traceId }),
    ...(facts.spanId && { span_id: facts.spanId }),
    ...(facts.uncaught && { uncaught: true }),
    ...(facts.unreported && { unreported: facts.unreported }),
    ...(facts.userId && { person: { id: facts.userId } }),
    ...(facts.fingerprint && { fingerprint: facts.fingerprint }),
    ...(request && {
      status: request.status,
      context: request.route ?? 'no route',
      request: {
        method: request.method,
        url: redactUrl(request.url),
        headers: allowed(request.headers),
      },
    }),
  };
}

function allowed(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    HEADERS.flatMap((name) => {
      const value = headers[name];
      if (value === undefined) return [];
      const clean = name === 'referer' ? redactUrl(value) : redactText(value);
      return [[name, clean.slice(0, HEADER_LIMIT)]];
    }),
  );
}

interface Frame {
  filename?: string;
  code?: string;
  runtimePosition?: unknown;
  context?: { pre?: string[]; post?: string[] };
}

interface Item {
  custom?: Record<string, unknown>;
  server?: { argv?: unknown };
  notifier?: { name: string; version: string };
  body?: { trace_chain?: { frames?: Frame[] }[] };
}

/** The client's item without what it adds of its own accord, and bounded. */
export function tidied(item: Item): Item {
  const { person, request, context, fingerprint, ...custom } = item.custom ?? {};
  item.custom = custom;
  delete item.server?.argv;
  // It carries all options and the error once more.
  if (item.notifier) item.notifier = { name: item.notifier.name, version: item.notifier.version };
  for (const frame of item.body?.trace_chain?.flatMap(({ frames = [] }) => frames) ?? []) {
    delete frame.runtimePosition;
    if (frame.filename?.startsWith(ROOT_FROM_HERE)) {
      frame.filename = frame.filename.slice(ROOT_FROM_HERE.length);
    }
    if (frame.code) frame.code = frame.code.slice(0, LINE_LIMIT);
    for (const lines of [frame.context?.pre, frame.context?.post]) {
      lines?.forEach((line, index) => {
        lines[index] = line.slice(0, LINE_LIMIT);
      });
    }
  }
  return item;
}
