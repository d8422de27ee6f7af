/** What a question counts: a span, or an event or a link of one, which have no duration. */
export interface Row {
  kind: 'span' | 'event' | 'link';
  traceId: string;
  /** Of the span that it is or belongs to. */
  spanId: string;
  /** Of the span that the span is within; empty for a root. */
  parentId: string;
  service: string;
  name: string;
  /** Epoch milliseconds, in which a span begins and an event happens. */
  atMs: number;
  durationMs: number | null;
  attributes: Readonly<Record<string, unknown>>;
}

/**
 * Every row of what an Observatory holds of a time, counted from its export and not by its engine.
 * @param observatory its address
 * @param startMs epoch milliseconds, as `endMs`, which is not included
 */
export async function rowsOf(
  observatory: string,
  { startMs, endMs }: { startMs: number; endMs: number },
): Promise<Row[]> {
  // An event may happen long after its span has begun.
  const from = Math.max(0, Math.floor(startMs) - 600_000);
  const parameters = new URLSearchParams({ start_ms: `${from}`, end_ms: `${Math.ceil(endMs)}` });
  const answer = await fetch(`${observatory}/api/export?${parameters}`);
  const { resourceSpans } = (await answer.json()) as Otlp;
  const rows = resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(plain(resource.attributes)['service.name']);
    return scopeSpans.flatMap(({ spans }) => spans.flatMap((span) => rowsOfSpan(span, service)));
  });
  return rows.filter(({ atMs }) => atMs >= startMs && atMs < endMs);
}

function rowsOfSpan(span: OtlpSpan, service: string): Row[] {
  const { traceId, spanId, parentSpanId: parentId = '' } = span;
  const common = { traceId, spanId, parentId, service };
  const begun = BigInt(span.startTimeUnixNano);
  return [
    {
      ...common,
      kind: 'span',
      name: span.name,
      atMs: ms(begun),
      durationMs: ms(BigInt(span.endTimeUnixNano) - begun),
      attributes: plain(span.attributes),
    },
    ...span.events.map((event) => ({
      ...common,
      kind: 'event' as const,
      name: event.name,
      atMs: ms(BigInt(event.timeUnixNano)),
      durationMs: null,
      attributes: plain(event.attributes),
    })),
    ...span.links.map((link) => ({
      ...common,
      kind: 'link' as const,
      name: '',
      atMs: ms(begun),
      durationMs: null,
      attributes: plain(link.attributes),
    })),
  ];
}

/** The values of an attribute, where there is a number. */
export function numbersOf(rows: readonly Row[], attribute: string): number[] {
  return rows
    .map(({ attributes }) => attributes[attribute])
    .filter((one) => typeof one === 'number');
}

export function durationsOf(rows: readonly Row[]): number[] {
  return rows.flatMap(({ durationMs }) => durationMs ?? []);
}

/**
 * A percentile of values, with what lies between two of them in proportion.
 * @param share from 0 to 1
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below = Number.NaN, above = below] = sorted.slice(Math.floor(place));
  return below + (above - below) * (place - Math.floor(place));
}

function ms(nanos: bigint): number {
  return Number(nanos / 1_000_000n) + Number(nanos % 1_000_000n) / 1e6;
}

interface KeyValue {
  key: string;
  value: Record<string, unknown>;
}

/** The part of OTLP/JSON that is read here; 64-bit numbers are text. */
interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: KeyValue[];
  events: { name: string; timeUnixNano: string; attributes: KeyValue[] }[];
  links: { attributes: KeyValue[] }[];
}

interface Otlp {
  resourceSpans: {
    resource: { attributes: KeyValue[] };
    scopeSpans: { spans: OtlpSpan[] }[];
  }[];
}

function plain(attributes: readonly KeyValue[]): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [
      key,
      value.intValue === undefined ? Object.values(value)[0] : Number(value.intValue),
    ]),
  );
}
