import { z } from 'zod';

/** A member that is not what it should be counts as absent: the document is kept as it came. */
const lenient = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

const http = z.object({
  request: lenient(
    z.object({
      method: lenient(z.string()),
      url: lenient(z.string()),
      user_agent: lenient(z.string()),
      client_ip: lenient(z.string()),
    }),
  ),
  response: lenient(z.object({ status: lenient(z.coerce.number().int()) })),
});

/** What a segment and a subsegment have in common; times are epoch seconds with fractions. */
const documentSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  start_time: z.number(),
  end_time: lenient(z.number()),
  in_progress: lenient(z.boolean()),
  trace_id: lenient(z.string()),
  parent_id: lenient(z.string()),
  type: lenient(z.string()),
  namespace: lenient(z.string()),
  origin: lenient(z.string()),
  user: lenient(z.string()),
  error: lenient(z.boolean()),
  fault: lenient(z.boolean()),
  throttle: lenient(z.boolean()),
  http: lenient(http),
  annotations: lenient(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  get subsegments() {
    return lenient(z.array(documentSchema));
  },
});

/**
 * A segment or subsegment document of X-Ray, as far as the Observatory reads it; other members are
 * there too. https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html
 */
export type SegmentDocument = z.infer<typeof documentSchema>;

/** A document that was taken earlier, from its text. */
export function readDocument(text: string): SegmentDocument {
  return documentSchema.parse(JSON.parse(text));
}
