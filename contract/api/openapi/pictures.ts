import type { ZodOpenApiPathItemObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { IMAGE_MAX_BYTES, IMAGE_TYPES, Profile } from '../people.ts';
import { json, readErrors, writeErrors } from './helpers.ts';
import { UuidPath } from './parameters.ts';
import { profile } from './person-examples.ts';

const binary = { schema: { type: 'string', format: 'binary' } } as const;

/** A picture of mine: `name` ends the operations' ids, `size` is what it becomes. */
function mine(name: string, size: string): ZodOpenApiPathItemObject {
  return {
    put: {
      operationId: `put${name}`,
      tags: ['People'],
      summary: `Take another ${name.toLowerCase()}`,
      description: `The picture itself is the body, at most ${IMAGE_MAX_BYTES / 1024 / 1024} MiB. It is known by its content, turned upright, cut to ${size} pixels and kept without metadata.`,
      requestBody: {
        required: true,
        content: Object.fromEntries(IMAGE_TYPES.map((type) => [type, binary])),
      },
      responses: {
        '200': json('As others see me now', Profile, profile),
        ...writeErrors('not_signed_in', 'image_invalid'),
      },
    },
    delete: {
      operationId: `delete${name}`,
      tags: ['People'],
      summary: `Show no ${name.toLowerCase()}`,
      responses: {
        '200': json('As others see me now', Profile, profile),
        ...writeErrors('not_signed_in'),
      },
    },
  };
}

export const picturePaths: ZodOpenApiPathsObject = {
  '/api/profile/avatar': mine('Avatar', '400 × 400'),
  '/api/profile/banner': mine('Banner', '1500 × 500'),
  '/api/images/{uuid}': {
    get: {
      operationId: 'getImage',
      tags: ['People'],
      summary: 'A picture, which never changes under its uuid',
      requestParams: { path: UuidPath },
      responses: {
        '200': { description: 'May be kept for a year', content: { 'image/webp': binary } },
        '304': { description: 'It is the one that `If-None-Match` names' },
        ...readErrors('not_found'),
      },
    },
  },
};
