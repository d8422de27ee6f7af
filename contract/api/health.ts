import { z } from 'zod';

export const Health = z
  .object({
    status: z.enum(['ok', 'degraded']),
    database: z.enum(['ok', 'unreachable']),
  })
  .meta({ id: 'Health' });

export type Health = z.infer<typeof Health>;
