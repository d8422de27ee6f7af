import { z } from 'zod';

export const Person = z
  .object({
    uuid: z.uuid(),
    handle: z.string().meta({ example: 'andrewbrown' }),
    display_name: z.string().meta({ example: 'Andrew Brown' }),
  })
  .meta({ id: 'Person' });

export type Person = z.infer<typeof Person>;
