import type { Attributes } from '@opentelemetry/api';
import { type Exemplar, ExemplarReservoir } from './exemplars.ts';

export const REQUEST_DURATION = 'http.server.request.duration';
/** The semantic conventions' own bounds, in seconds. */
export const DURATION_BOUNDS = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];

/** Methods, routes and statuses are few; beyond this many together something is wrong. */
const SERIES_AT_MOST = 1_000;
const OVERFLOW: Attributes = { 'otel.metric.overflow': true };

/** What tells one series of requests from another: nothing that has a person's data in it. */
export interface RequestFacts {
  readonly method: string;
  readonly scheme: string;
  /** The pattern, never the address. */
  readonly route: string | undefined;
  /** Undefined when the other side left before the answer began. */
  readonly status: number | undefined;
  readonly errorType: string | undefined;
}

export interface Series {
  readonly attributes: Attributes;
  readonly exemplars: ExemplarReservoir;
}

/** The series of requests that there are, with the attributes made once and the exemplars of each. */
export class RequestSeries {
  readonly #byKey = new Map<string, Series>();

  of(facts: RequestFacts): Series {
    const known = this.#byKey.get(keyOf(facts));
    if (known) return known;
    const isFull = this.#byKey.size >= SERIES_AT_MOST;
    const attributes = isFull ? OVERFLOW : attributesOf(facts);
    const key = isFull ? keyOfAttributes(OVERFLOW) : keyOf(facts);
    const made = this.#byKey.get(key) ?? {
      attributes,
      exemplars: new ExemplarReservoir(DURATION_BOUNDS),
    };
    this.#byKey.set(key, made);
    return made;
  }

  /** The exemplars of the series with these attributes since the last call. */
  takeExemplars(attributes: Attributes): Exemplar[] {
    return this.#byKey.get(keyOfAttributes(attributes))?.exemplars.take() ?? [];
  }
}

function keyOf({ method, scheme, route, status, errorType }: RequestFacts): string {
  return `${method} ${status ?? ''} ${scheme} ${errorType ?? ''} ${route ?? ''}`;
}

function keyOfAttributes(attributes: Attributes): string {
  return keyOf({
    method: String(attributes['http.request.method'] ?? 'overflow'),
    scheme: String(attributes['url.scheme'] ?? ''),
    route: attributes['http.route'] as string | undefined,
    status: attributes['http.response.status_code'] as number | undefined,
    errorType: attributes['error.type'] as string | undefined,
  });
}

function attributesOf({ method, scheme, route, status, errorType }: RequestFacts): Attributes {
  return {
    'http.request.method': method,
    'url.scheme': scheme,
    ...(route !== undefined && { 'http.route': route }),
    ...(status !== undefined && { 'http.response.status_code': status }),
    ...(errorType !== undefined && { 'error.type': errorType }),
  };
}
