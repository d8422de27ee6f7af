import { Router } from 'express';
import type { Database } from '../../db/schema.ts';
import { found } from '../../http/handle-parameter.ts';
import { onlyMethods } from '../../http/methods.ts';
import { uuidOf } from '../../http/uuid-parameter.ts';
import type { Bucket } from './bucket.ts';
import { findPicture } from './image.queries.ts';

const A_YEAR = 'public, max-age=31536000, immutable';

/** `GET /api/images/:uuid`: a picture, which never changes under its uuid. */
export function imageRoutes({ db, bucket }: { db: Database; bucket: Bucket | undefined }): Router {
  const router = Router();
  router
    .route('/api/images/:uuid')
    .get(async (request, response) => {
      const uuid = uuidOf(request);
      const { content_type, body } = found(await findPicture(db, uuid));
      response.set({ 'Cache-Control': A_YEAR, ETag: `"${uuid}"`, 'Content-Type': content_type });
      if (request.fresh) {
        response.status(304).end();
        return;
      }
      response.send(body ?? (await fromBucket(uuid)));
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;

  async function fromBucket(uuid: string): Promise<Buffer> {
    return found(await bucket?.get(uuid));
  }
}
