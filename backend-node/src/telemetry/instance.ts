import { randomUUID } from 'node:crypto';

/** This process: the same in its spans (`service.instance.id`) and in the name of its log stream. */
export const instanceId = randomUUID();
