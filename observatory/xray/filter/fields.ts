import type { SegmentDocument } from '../document.ts';
import { secondsOf, withSubsegments, type XrayTrace } from '../trace.ts';

/** What a filter looks at: a trace, or those of its segments that `service("…") { … }` leaves. */
export interface Subject {
  trace: XrayTrace;
  segments: readonly SegmentDocument[];
  /** Whose response is asked about: the segment that took the request, or those of the service. */
  faces: readonly SegmentDocument[];
}

export type Value = string | number | boolean;

/** `error`, `fault`, `throttle`, `ok` and `partial`. */
export const flags: Record<string, (subject: Subject) => boolean> = {
  error: ({ segments }) => segments.some(({ error }) => error),
  fault: ({ segments }) => segments.some(({ fault }) => fault),
  throttle: ({ segments }) => segments.some(({ throttle }) => throttle),
  ok: ({ segments }) =>
    segments.every(({ error, fault, throttle }) => !error && !fault && !throttle),
  partial: ({ trace }) => trace.partial,
};

const faces =
  (value: (document: SegmentDocument) => Value | undefined) =>
  ({ faces }: Subject): Value[] =>
    faces.flatMap((each) => value(each) ?? []);

/** Numbers; `responsetime` and `duration` in seconds. */
export const numbers: Record<string, (subject: Subject) => Value[]> = {
  responsetime: faces(secondsOf),
  duration: ({ trace }) => [(trace.endMs - trace.startMs) / 1000],
  'http.status': faces(({ http }) => http?.response?.status),
};

export const strings: Record<string, (subject: Subject) => Value[]> = {
  'http.url': faces(({ http }) => http?.request?.url),
  'http.method': faces(({ http }) => http?.request?.method),
  'http.useragent': faces(({ http }) => http?.request?.user_agent),
  'http.clientip': faces(({ http }) => http?.request?.client_ip),
  user: ({ segments }) => segments.flatMap(({ user }) => user ?? []),
  name: ({ segments }) => segments.map(({ name }) => name),
};

/** The values of an annotation, wherever in the segments it is. */
export function annotation(key: string): (subject: Subject) => Value[] {
  return ({ segments }) =>
    segments.flatMap((segment) =>
      [...withSubsegments(segment)].flatMap(({ annotations }) => annotations?.[key] ?? []),
    );
}

/** Of X-Ray's words those that need what the Observatory does not have. */
export const unsupported = new Set([
  'edge',
  'json',
  'group.name',
  'group.arn',
  'coverage',
  'index',
  'inferred',
  'first',
  'last',
  'remote',
  'root',
  'message',
  'availabilityzone',
  'instance.id',
  'resource.arn',
  'rootcause',
]);
