import type { Attributes } from '@opentelemetry/api';
import type { AnnotationValue } from './document.ts';

/** X-Ray indexes so many a trace. */
const ANNOTATIONS_LIMIT = 50;
const VALUE_LIMIT = 1_000;

/** Indexed for search beside everything that is `app.*`: what people look for a trace by. */
const INDEXED = new Set(['http.route', 'user.id', 'error.type']);

/** Told by another block of the document already. */
const TOLD = new Set([
  'http.request.method',
  'http.response.status_code',
  'url.path',
  'url.scheme',
  'user_agent.original',
  'server.address',
  'server.port',
  'db.system.name',
  'db.namespace',
  'db.query.text',
]);

/**
 * Parts the attributes of a local trace's spans, root first, into X-Ray's annotations, which are
 * indexed, and metadata, which are not. Annotation keys are letters, digits and `_` alone:
 * `http.route` becomes `http_route`. One key with one value is indexed once a trace.
 */
export class Annotator {
  readonly #seen = new Map<string, AnnotationValue>();
  #left = ANNOTATIONS_LIMIT;

  part(attributes: Attributes): {
    annotations: Record<string, AnnotationValue> | undefined;
    rest: Record<string, unknown>;
  } {
    let annotations: Record<string, AnnotationValue> | undefined;
    const rest: Record<string, unknown> = {};
    for (const key in attributes) {
      const value = attributes[key];
      if (value === undefined || TOLD.has(key)) continue;
      if (this.#isIndexed(key, value)) {
        annotations ??= {};
        annotations[annotationKey(key)] = bounded(value as AnnotationValue);
      } else rest[key] = value;
    }
    return { annotations, rest };
  }

  #isIndexed(key: string, value: unknown): boolean {
    if (!INDEXED.has(key) && !key.startsWith('app.')) return false;
    if (typeof value === 'object' || this.#left === 0) return false;
    if (this.#seen.get(key) === value) return false;
    this.#seen.set(key, value as AnnotationValue);
    this.#left -= 1;
    return true;
  }
}

function annotationKey(key: string): string {
  return key.replace(/\W/g, '_');
}

function bounded(value: AnnotationValue): AnnotationValue {
  return typeof value === 'string' ? value.slice(0, VALUE_LIMIT) : value;
}
