import type { Request } from 'express';

/** Who is asking. */
export interface Viewer {
  uuid: string;
  handle: string;
  display_name: string;
  avatar_uuid: string | null;
}

export interface CurrentPerson {
  /** Nobody is signed in: undefined. Looked up once a request; puts `user.id` on its spans. */
  find(request: Request): Promise<Viewer | undefined>;
  /** @throws AppError `not_signed_in` (401) */
  require(request: Request): Promise<Viewer>;
}
