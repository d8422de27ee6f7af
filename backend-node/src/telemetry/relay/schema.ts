import { z } from 'zod';

/**
 * OTLP's trace request in JSON (opentelemetry-proto, ExportTraceServiceRequest) as far as browsers
 * send it: scalar attributes and lists of them. Fields not named here are dropped.
 */
const hexId = (digits: number) =>
  z
    .string()
    .regex(new RegExp(`^(?!0+$)[0-9a-fA-F]{${digits}}$`))
    .transform((id) => id.toLowerCase());

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

/** A 64-bit number comes as a string, or as a number when that lost no digit. */
const int64 = z
  .union([z.string().regex(/^-?\d{1,19}$/), z.int().transform(String)])
  .refine((text) => BigInt(text) >= INT64_MIN && BigInt(text) <= INT64_MAX);

const unixNano = z.union([z.string().regex(/^\d{1,19}$/), z.int().nonnegative().transform(String)]);

const Scalar = z.union([
  z.strictObject({ stringValue: z.string() }),
  z.strictObject({ boolValue: z.boolean() }),
  z.strictObject({ intValue: int64 }),
  z.strictObject({ doubleValue: z.number() }),
]);

const AnyValue = z.union([
  Scalar,
  z.strictObject({ arrayValue: z.object({ values: z.array(Scalar).max(64).default([]) }) }),
]);

const Attribute = z.object({ key: z.string().min(1).max(200), value: AnyValue });
const Attributes = z.array(Attribute).max(128).default([]);
const dropped = z.int().min(0).max(0xffff_ffff).optional();

const Event = z.object({
  timeUnixNano: unixNano,
  name: z.string().min(1),
  attributes: Attributes,
  droppedAttributesCount: dropped,
});

const Link = z.object({ traceId: hexId(32), spanId: hexId(16), attributes: Attributes });

/** One span; what fails this is refused alone. */
export const Span = z.object({
  traceId: hexId(32),
  spanId: hexId(16),
  parentSpanId: z.union([z.literal(''), hexId(16)]).optional(),
  flags: z.int().min(0).max(0xffff_ffff).optional(),
  name: z.string().min(1),
  kind: z.int().min(0).max(5).default(1),
  startTimeUnixNano: unixNano,
  endTimeUnixNano: unixNano,
  attributes: Attributes,
  droppedAttributesCount: dropped,
  events: z.array(Event).max(128).default([]),
  droppedEventsCount: dropped,
  links: z.array(Link).max(32).default([]),
  status: z
    .object({ code: z.int().min(0).max(2).default(0), message: z.string().optional() })
    .optional(),
});

/** The envelope, with its spans still unread; what fails this is refused whole. */
export const TraceRequest = z.object({
  resourceSpans: z
    .array(
      z.object({
        resource: z.object({ attributes: z.array(z.unknown()).max(128).default([]) }).optional(),
        scopeSpans: z
          .array(
            z.object({
              scope: z
                .object({ name: z.string().default(''), version: z.string().default('') })
                .optional(),
              spans: z.array(z.unknown()).default([]),
            }),
          )
          .max(64)
          .default([]),
      }),
    )
    .max(16)
    .default([]),
});

export const ResourceAttribute = Attribute;

export type Span = z.infer<typeof Span>;
export type Attribute = z.infer<typeof Attribute>;
export type Scalar = z.infer<typeof Scalar>;
export type AnyValue = z.infer<typeof AnyValue>;
export type TraceRequest = z.infer<typeof TraceRequest>;
