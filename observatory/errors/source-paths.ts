/** The path of an address, whichever host serves it and over which protocol; no query. */
export function pathOf(url: string): string {
  const path = url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** A source's name for reading: without the bundler's scheme and the way out of its folder. */
export function sourceName(source: string): string {
  return source.replace(/^[a-z][a-z0-9+.-]*:\/{2,}/i, '').replace(/^(?:\.{0,2}\/)+/, '');
}

/**
 * A map with the text of its sources put in where it does not hold it; files are matched by the end
 * of their path. Anything that is no such map is returned as it is.
 */
export function withSources(map: string, files: ReadonlyMap<string, string>): string {
  if (files.size === 0) return map;
  try {
    const parsed = JSON.parse(map) as { sources: string[]; sourcesContent?: (string | null)[] };
    const texts = parsed.sources.map((source, at) => {
      const name = sourceName(source);
      const file = [...files.keys()].find((each) => endsAs(name, sourceName(each)));
      return parsed.sourcesContent?.[at] ?? files.get(file ?? '') ?? null;
    });
    return JSON.stringify({ ...parsed, sourcesContent: texts });
  } catch {
    return map;
  }
}

function endsAs(a: string, b: string): boolean {
  return a === b || a.endsWith(`/${b}`) || b.endsWith(`/${a}`);
}
