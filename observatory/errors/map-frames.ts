import { originalPositionFor, sourceContentFor, type TraceMap } from '@jridgewell/trace-mapping';
import type { ErrorException, ErrorFrame } from '../api/errors.ts';
import { isLibrary } from './frames.ts';
import { sourceName } from './source-paths.ts';

/** Finds the source map of a file in a release. */
export interface MapFinder {
  find(version: string, file: string): Promise<TraceMap | undefined> | undefined;
}

const linesAround = 4;
/** A line of a generated file may be a megabyte. */
const lineLength = 400;

/** A browser's exceptions with every frame of a bundle traced back to its source, if it has a map. */
export async function mapChain(
  chain: readonly ErrorException[],
  version: string | null,
  maps: MapFinder,
): Promise<ErrorException[]> {
  return Promise.all(
    chain.map(async (exception) => ({
      ...exception,
      frames: await mapFrames(exception.frames, version, maps),
    })),
  );
}

async function mapFrames(
  frames: readonly ErrorFrame[],
  version: string | null,
  maps: MapFinder,
): Promise<ErrorFrame[]> {
  const found = await Promise.all(
    frames.map(async (frame) => {
      if (version === null || frame.line === null || !isBundle(frame.file)) return undefined;
      const map = await maps.find(version, frame.file);
      if (!map) return undefined;
      // Browsers count columns from one, source maps from zero.
      const place = { line: frame.line, column: Math.max(0, (frame.column ?? 1) - 1) };
      const { source, line, column, name } = originalPositionFor(map, place);
      return source === null || line === null ? undefined : { map, source, line, column, name };
    }),
  );
  return frames.map((frame, at) => {
    const here = found[at];
    if (!here) return isBundle(frame.file) ? { ...frame, source: 'unmapped' } : frame;
    const { source, line, column } = here;
    const file = sourceName(source);
    return {
      ...frame,
      ...linesOf(here.map, source, line),
      file,
      line,
      column: column + 1,
      // What a function is called by where it is called from; its own frame only tells its short name.
      method: isMinified(frame.method) ? (found[at + 1]?.name ?? '[anonymous]') : frame.method,
      library: isLibrary(file),
      source: 'mapped',
    };
  });
}

/** Built code, as opposed to a module that a development server gives almost as it was written. */
function isBundle(file: string): boolean {
  return /\.[cm]?js(?:[?#]|$)/.test(file) && !file.includes('/node_modules/');
}

function isMinified(method: string): boolean {
  return /^(?:async |new )?(?:Object\.|[\w$]{1,2}\.)?[\w$]{1,2}$/.test(method);
}

function linesOf(
  map: TraceMap,
  source: string,
  line: number,
): Pick<ErrorFrame, 'code' | 'before' | 'after'> {
  const content = sourceContentFor(map, source)?.split('\n');
  const lines = (from: number, to: number) =>
    (content ?? []).slice(Math.max(0, from), to).map((text) => text.slice(0, lineLength));
  return {
    code: lines(line - 1, line)[0] ?? null,
    before: lines(line - 1 - linesAround, line - 1),
    after: lines(line, line + linesAround),
  };
}
