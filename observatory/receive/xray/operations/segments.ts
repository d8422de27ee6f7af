import { z } from 'zod';
import { operation } from '../operation.ts';

/** Batches as the daemon sends them; X-Ray takes 50 documents at once. */
export const putTraceSegments = operation(
  z.object({ TraceSegmentDocuments: z.array(z.string()).max(50) }),
  async (store, { TraceSegmentDocuments: documents }) => ({
    UnprocessedTraceSegments: (await store.put(documents)).map(({ segmentId, code, message }) => ({
      ...(segmentId === undefined ? {} : { Id: segmentId }),
      ErrorCode: code,
      Message: message,
    })),
  }),
);

/** What a daemon tells of itself is taken and not kept. */
export const putTelemetryRecords = operation(
  z.object({ TelemetryRecords: z.array(z.unknown()) }),
  () => ({}),
);
