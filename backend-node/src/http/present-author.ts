import { imagePath } from './image-path.ts';

/** Whoever wrote or did something, as queries read them. */
export interface AuthorRow {
  handle: string;
  display_name: string;
  avatar_uuid: string | null;
}

/** Them as the contract's `author`. */
export function presentAuthor({ handle, display_name, avatar_uuid }: AuthorRow) {
  const avatar = imagePath(avatar_uuid);
  return { handle, display_name, ...(avatar !== undefined && { avatar }) };
}
