import {
  IMAGE_KINDS,
  IMAGE_MAX_BYTES,
  IMAGE_TYPES,
  type ImageKind,
  Profile,
} from '@cruddur/contract/api/people.ts';
import express, { type Request, type Response, Router } from 'express';
import { isForeignKeyViolation } from '../../db/failures.ts';
import { findProfile } from '../../db/profiles.ts';
import { AppError } from '../../http/app-error.ts';
import type { Viewer } from '../../http/current-person.ts';
import type { Dependencies } from '../../http/dependencies.ts';
import { found } from '../../http/handle-parameter.ts';
import { onlyMethods } from '../../http/methods.ts';
import { present } from '../../http/present.ts';
import { events } from '../../telemetry/events.ts';
import type { Bucket } from './bucket.ts';
import { removePicture, replacePicture } from './image.queries.ts';
import { makePicture } from './picture.ts';
import { UploadGate } from './upload-gate.ts';

export interface UploadDependencies extends Dependencies {
  bucket: Bucket | undefined;
}

/** Counts while it reads; what is compressed could be anything, and pictures are already. */
const readPicture = express.raw({ type: IMAGE_TYPES, limit: IMAGE_MAX_BYTES, inflate: false });

/**
 * `PUT /api/profile/avatar` and `/banner`: the picture itself is the body. `DELETE` takes it away.
 * Mounted before bodies are read as JSON.
 */
export function uploadRoutes(dependencies: UploadDependencies): Router {
  const { db, bucket, currentPerson, clock, checkAnswers } = dependencies;
  const router = Router();
  const gate = new UploadGate();
  for (const kind of IMAGE_KINDS) {
    router
      .route(`/api/profile/${kind}`)
      .put(async (request, response) => {
        const viewer = await currentPerson.require(request);
        await gate.upload(viewer.uuid, async () => {
          const uploaded = await bodyOf(request, response, kind);
          const picture = await gate.work(() => makePicture(uploaded, kind));
          const kept = { person: viewer.uuid, kind, picture, bucket, now: clock() };
          const uuid = await replacePicture(db, kept).catch((error) => {
            // The account was deleted meanwhile.
            throw isForeignKeyViolation(error) ? new AppError('not_signed_in') : error;
          });
          events.imageUploaded(uuid, kind);
        });
        await answer(response, viewer);
      })
      .delete(async (request, response) => {
        const viewer = await currentPerson.require(request);
        await removePicture(db, viewer.uuid, kind);
        await answer(response, viewer);
      })
      .all(onlyMethods('PUT', 'DELETE'));
  }
  return router;

  async function answer(response: Response, viewer: Viewer): Promise<void> {
    const { handle } = viewer;
    const profile = found(await findProfile(db, { handle, viewer, now: clock() }));
    present(response, Profile, profile, checkAnswers);
  }
}

/** @throws AppError `unsupported_media_type`, `image_invalid` when there is none; 413 of body-parser */
async function bodyOf(request: Request, response: Response, kind: ImageKind): Promise<Buffer> {
  await new Promise<void>((resolve, reject) => {
    readPicture(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
  if (Buffer.isBuffer(request.body)) return request.body;
  const empty = request.is(IMAGE_TYPES) !== false;
  if (empty) throw new AppError('image_invalid', { field: kind });
  throw new AppError('unsupported_media_type', {
    sentence: `Send a picture: ${IMAGE_TYPES.join(', ')}.`,
  });
}
