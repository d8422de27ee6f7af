import { IMAGE_KINDS, type ImageKind } from '@cruddur/contract/api/people.ts';
import { forgetWithPerson } from '../../shared/belongings.ts';
import { createStore } from '../../shared/store.ts';
import type { ImageChange } from './image-field.tsx';

/** What I have begun to change of my profile; undefined where it is as it was. */
interface ProfileDraft {
  display_name: string | undefined;
  bio: string | undefined;
  images: Record<ImageKind, ImageChange>;
}

const NOTHING: ProfileDraft = {
  display_name: undefined,
  bio: undefined,
  images: { avatar: {}, banner: {} },
};

/** Outlives its dialog, so that closing it loses nothing; pictures are too large to outlive the page. */
export const profileDraft = createStore(NOTHING);

export function discardProfileDraft(): void {
  profileDraft.set(NOTHING);
}

forgetWithPerson(discardProfileDraft);

/** Whether anything would be different once it is saved. */
export function isChanged(
  { display_name, bio, images }: ProfileDraft,
  profile: { display_name: string; bio: string },
): boolean {
  return (
    (display_name ?? profile.display_name) !== profile.display_name ||
    (bio ?? profile.bio) !== profile.bio ||
    IMAGE_KINDS.some((kind) => images[kind].file !== undefined || images[kind].removed === true)
  );
}
