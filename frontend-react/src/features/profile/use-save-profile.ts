import {
  IMAGE_KINDS,
  type ImageKind,
  type Profile,
  type UpdateProfile,
} from '@cruddur/contract/api/people.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../shared/api-error.ts';
import { announce } from '../../shared/ui/announcer.tsx';
import type { ImageChange } from './image-field.tsx';
import { setImage, updateProfile } from './profile.api.ts';
import { noteMyProfile } from './profile-cache.ts';

type Images = Record<ImageKind, ImageChange>;

/**
 * Saves the pictures, then the words, whose answer has all of it. What was taken before a refusal
 * stays, and is not sent again.
 */
export function useSaveProfile(profile: Profile, onSaved: () => void) {
  const client = useQueryClient();
  const [doing, setDoing] = useState('');
  const [taken] = useState(new Map<ImageKind, ImageChange>());

  const saveImage = async (kind: ImageKind, change: ImageChange) => {
    if (taken.get(kind) === change || !(change.file || change.removed)) return;
    setDoing(change.file ? `Sending the ${kind}…` : `Removing the ${kind}…`);
    try {
      await setImage(kind, change.file);
      taken.set(kind, change);
    } catch (cause) {
      throw cause instanceof ApiError ? atField(cause, kind) : cause;
    }
  };
  const { mutate, error, reset } = useMutation({
    mutationFn: async ({ words, images }: { words: UpdateProfile; images: Images }) => {
      for (const kind of IMAGE_KINDS) await saveImage(kind, images[kind]);
      setDoing('Saving…');
      return updateProfile(changesOf(words, profile));
    },
    onSuccess: (saved) => {
      noteMyProfile(client, saved);
      announce('Your profile is saved.');
      onSaved();
    },
    onSettled: () => setDoing(''),
  });
  const save = (words: UpdateProfile, images: Images) => mutate({ words, images });
  return { save, doing, error, forget: reset };
}

/** The server speaks of the picture; the form has two. */
function atField({ status, code, message, traceId, cause }: ApiError, field: ImageKind): ApiError {
  return new ApiError({ status, code, message, traceId, cause, field });
}

function changesOf({ display_name, bio }: UpdateProfile, before: Profile): UpdateProfile {
  return {
    ...(display_name !== before.display_name && { display_name }),
    ...(bio !== before.bio && { bio }),
  };
}
