import fc from 'fast-check';
import type { Asked } from './ask.ts';
import { contentType, rawBody, spoiled } from './odd-bodies.ts';
import { oddHeaders } from './odd-headers.ts';
import { oddPart, oddQuery } from './odd-text.ts';

export interface BadRequest extends Asked {
  /** Whether it still goes to the operation that it was made of. */
  arrives: boolean;
}

/** What an operation may be asked that nobody means: `meant`, spoiled in one to three places. */
export function badRequest(meant: Asked, pattern: string): fc.Arbitrary<BadRequest> {
  const start: BadRequest = { ...meant, arrives: true };
  const spoil: fc.Arbitrary<Partial<BadRequest>>[] = [
    oddQuery.map((query) => ({ path: `${meant.path.split('?')[0]}?${query}` })),
    oddHeaders.map((headers) => ({ headers })),
    fc
      .constantFrom('PATCH', 'OPTIONS', 'PROPFIND', 'TRACE', 'HEAD')
      .map((method) => ({ method, arrives: false })),
  ];
  if (pattern.includes('{')) {
    const path = fc
      .array(oddPart, { minLength: 2, maxLength: 2 })
      .map((parts) => pattern.replaceAll(/\{\w+\}/g, () => parts.pop() ?? ''));
    const one = path.map((filled) => ({ path: filled, arrives: false }));
    spoil.push(one, one);
  }
  if (meant.method !== 'GET') {
    const raw = fc
      .tuple(rawBody, contentType)
      .map(([body, type]) => ({ body, headers: { 'content-type': type } }));
    spoil.push(raw);
    const fields = spoiled(meant.body).map((body) => ({ body }));
    if (meant.body !== undefined) spoil.push(fields, fields, fields);
  }
  return fc
    .array(fc.oneof(...spoil), { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce<BadRequest>(merge, start))
    .filter(isRead);
}

/** Node itself refuses a head of more than 16 KiB (431), before there is a request. */
function isRead({ path, headers }: Asked): boolean {
  return path.length + JSON.stringify(headers ?? {}).length < 12_000;
}

function merge(request: BadRequest, change: Partial<BadRequest>): BadRequest {
  return {
    ...request,
    ...change,
    headers: { ...request.headers, ...change.headers },
    arrives: request.arrives && change.arrives !== false,
  };
}
