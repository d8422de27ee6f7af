/**
 * Walks plain data and gives each object, innermost last, to `edit`: what it returns takes the
 * object's place, and undefined takes it out. What did not change keeps its identity, so that
 * nothing is rendered again for nothing; what `edit` has changed is not walked further.
 */
export function rewrite<T>(data: T, edit: (value: object) => object | undefined): T {
  return walk(data, edit) as T;
}

function walk(value: unknown, edit: (value: object) => object | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return walkArray(value, edit);
  const edited = edit(value);
  if (edited !== value) return edited;
  let copy: Record<string, unknown> | undefined;
  for (const [key, before] of Object.entries(value)) {
    const after = walk(before, edit);
    if (after === before) continue;
    copy ??= { ...value };
    copy[key] = after;
  }
  return copy ?? value;
}

function walkArray(values: unknown[], edit: (value: object) => object | undefined): unknown[] {
  const after = values.map((value) => walk(value, edit));
  if (after.every((value, index) => value === values[index])) return values;
  return after.filter((value, index) => value !== undefined || values[index] === undefined);
}
