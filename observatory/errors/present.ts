import type { ErrorDetail, ErrorItem, ErrorOccurrence, ErrorRange } from '../api/errors.ts';
import { errorLevels } from '../api/errors.ts';
import { breadcrumbsOf, chainOf, platformOf } from './describe.ts';
import type { Item } from './items.ts';
import { type MapFinder, mapChain } from './map-frames.ts';
import type { StoredOccurrence } from './occurrences.ts';
import { type ErrorData, levelOf, parseData } from './payload.ts';

/** An item as the API gives it, its counts over a range up to now. */
export function presentItem(item: Item, range: ErrorRange, nowMs: number): ErrorItem {
  return {
    id: String(item.id),
    title: item.title,
    level: errorLevels.findLast((level) => item.levels.has(level)) ?? 'error',
    levels: errorLevels.filter((level) => item.levels.has(level)),
    environments: [...item.environments],
    platforms: [...item.platforms],
    first_seen_ms: item.firstSeen,
    last_seen_ms: item.lastSeen,
    occurrences: item.occurrences,
    resolved_ms: item.resolved,
    reactivated_ms: item.reactivated,
    counts: item.counts.series(range, nowMs),
  };
}

/** Source maps are applied now and not on arrival: they may come after the errors. */
export async function presentOccurrence(
  stored: StoredOccurrence,
  maps: MapFinder,
): Promise<ErrorOccurrence> {
  return (await present(stored, maps)).occurrence;
}

/** All that the item said of an occurrence, its stack mapped by the source maps of now. */
export async function presentDetail(
  stored: StoredOccurrence,
  maps: MapFinder,
): Promise<ErrorDetail> {
  const { occurrence, chain, data, raw } = await present(stored, maps);
  const id = data.person?.id;
  return {
    ...occurrence,
    received_ms: stored.receivedMs,
    chain,
    breadcrumbs: breadcrumbsOf(data),
    person_id: id === null || id === undefined ? null : String(id),
    code_version: versionOf(data),
    context: data.context ?? null,
    request: data.request ?? null,
    custom: data.custom ?? null,
    server: data.server ?? null,
    client: data.client ?? null,
    raw,
  };
}

/** A browser's release stands at the top, where its `payload` option puts it, or where Rollbar documents it. */
function versionOf(data: ErrorData): string | null {
  const javascript = data.client?.javascript as { code_version?: unknown } | undefined;
  const nested = javascript?.code_version;
  return data.code_version ?? (nested === undefined || nested === null ? null : String(nested));
}

/** What was thrown, with the frames of a browser's bundles found in their source maps. */
export async function mappedChain(data: ErrorData, maps: MapFinder) {
  const chain = chainOf(data);
  return platformOf(data) === 'browser' ? mapChain(chain, versionOf(data), maps) : chain;
}

async function present(stored: StoredOccurrence, maps: MapFinder) {
  const raw: unknown = JSON.parse(stored.json);
  const data = parseData(raw);
  if (typeof data === 'string') throw new Error(`A stored error cannot be read: ${data}`);
  const chain = await mappedChain(data, maps);
  const [thrown] = chain;
  const occurrence: ErrorOccurrence = {
    uuid: stored.uuid,
    item_id: String(stored.itemId),
    title: stored.title,
    level: levelOf(data.level),
    time_ms: stored.timeMs,
    platform: platformOf(data),
    environment: data.environment || 'unknown',
    trace_id: stored.traceId,
    exception: thrown ? { class: thrown.class, message: thrown.message } : null,
    frames: thrown?.frames ?? [],
  };
  return { occurrence, chain, data, raw };
}
