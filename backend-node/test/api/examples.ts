import { z } from 'zod';
import { document, type Operation } from './operations.ts';

interface Media {
  schema?: object | undefined;
  example?: unknown;
  examples?: Record<string, object> | undefined;
}

/** Something that an operation takes or answers in JSON, with the examples given of it. */
export interface Exemplified {
  what: string;
  schema: object;
  examples: unknown[];
}

/** What an operation takes and what it answers on success, where that is JSON. */
export function exemplified({ operation }: Operation): Exemplified[] {
  const taken = contentOf(operation.requestBody);
  const answered = Object.entries(operation.responses ?? {})
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([status, answer]) => contentOf(answer).map((media) => ({ what: status, media })));
  return [...taken.map((media) => ({ what: 'request', media })), ...answered].flatMap(
    ({ what, media }) =>
      media.schema ? [{ what, schema: media.schema, examples: examplesOf(media) }] : [],
  );
}

function contentOf(holder: object | undefined): Media[] {
  if (holder === undefined || !('content' in holder)) return [];
  const media = (holder.content as Record<string, Media>)['application/json'];
  return media ? [media] : [];
}

/** Those of the media type, else those of the schema that it names. */
function examplesOf({ schema, example, examples }: Media): unknown[] {
  if (example !== undefined) return [example];
  const named = Object.values(examples ?? {}).flatMap((one) => ('value' in one ? [one.value] : []));
  if (named.length > 0) return named;
  const own = resolve(schema) as { example?: unknown; examples?: unknown[] };
  return own.example !== undefined ? [own.example] : (own.examples ?? []);
}

function resolve(schema: object | undefined): object {
  if (schema === undefined) return {};
  if (!('$ref' in schema)) return schema;
  const name = String(schema.$ref).replace('#/components/schemas/', '');
  return (document.components?.schemas?.[name] as object | undefined) ?? {};
}

/** A check against a schema of the document, as JSON Schema and not as our zod: clients have no zod. */
export function checkerOf(schema: object): z.ZodType {
  const text = JSON.stringify({ ...schema, $defs: document.components?.schemas });
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')));
}
