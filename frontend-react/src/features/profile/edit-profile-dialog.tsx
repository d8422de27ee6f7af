import {
  BIO_MAX_CHARACTERS,
  DISPLAY_NAME_MAX_CHARACTERS,
  type Profile,
} from '@cruddur/contract/api/people.ts';
import { countCharacters } from '@cruddur/contract/text.ts';
import { type FormEvent, type MouseEvent, useId, useState } from 'react';
import { ApiError } from '../../shared/api-error.ts';
import { useStore } from '../../shared/store.ts';
import { Avatar } from '../../shared/ui/avatar.tsx';
import { CharacterCount } from '../../shared/ui/character-count.tsx';
import { GrowingTextarea } from '../../shared/ui/growing-textarea.tsx';
import { Modal } from '../../shared/ui/modal.tsx';
import { Refusal } from '../../shared/ui/refusal.tsx';
import { Banner } from './banner.tsx';
import styles from './edit-profile-dialog.module.css';
import { type ImageChange, ImageField } from './image-field.tsx';
import { Problem } from './problem.tsx';
import { discardProfileDraft, isChanged, profileDraft } from './profile-draft.ts';
import { useSaveProfile } from './use-save-profile.ts';

interface EditProfileDialogProps {
  profile: Profile;
  onClose: () => void;
}

const FIELDS = ['display_name', 'bio', 'avatar', 'banner'];

/**
 * How I am shown: name, bio and pictures. What is refused is said at its field; what is not saved
 * is there again when the dialog is opened again.
 */
export default function EditProfileDialog({ profile, onClose }: EditProfileDialogProps) {
  const draft = useStore(profileDraft);
  const { display_name: name = profile.display_name, bio = profile.bio, images } = draft;
  const { save, doing, error, forget } = useSaveProfile(profile, () => {
    discardProfileDraft();
    onClose();
  });
  const [complaints, setComplaints] = useState<Record<string, string>>({});
  const id = useId();
  const remaining = BIO_MAX_CHARACTERS - countCharacters(bio);

  const refused = error instanceof ApiError ? error : undefined;
  const elsewhere = error && !FIELDS.includes(refused?.field ?? '');
  const problem = (field: string) =>
    complaints[field] ?? (refused?.field === field ? refused.message : '');

  const edit = (field: string) => {
    setComplaints(({ [field]: _gone, ...others }) => others);
    forget();
  };
  const discard = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    // The button goes away.
    focusField(currentTarget.form, 'display_name');
    discardProfileDraft();
    setComplaints({});
    forget();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (doing) return;
    const found = complaintsAbout(name, remaining);
    setComplaints(found);
    const [first] = Object.keys(found);
    if (!first) return save({ display_name: name.trim(), bio: bio.trim() }, images);
    focusField(event.currentTarget, first);
  };
  const image = (kind: 'avatar' | 'banner') => ({
    kind,
    change: images[kind],
    had: profile[kind] !== undefined,
    problem: problem(kind),
    onChange: (change: ImageChange, complaint: string) => {
      edit(kind);
      if (complaint) setComplaints((others) => ({ ...others, [kind]: complaint }));
      else profileDraft.set({ images: { ...images, [kind]: change } });
    },
  });
  const shown = (kind: 'avatar' | 'banner') =>
    images[kind].removed ? undefined : (images[kind].preview ?? profile[kind]);

  return (
    <Modal title="Edit Profile" onClose={onClose}>
      <form name="edit-profile" className={styles.form} onSubmit={submit} noValidate>
        <ImageField {...image('banner')} label="Banner">
          <Banner person={{ handle: profile.handle, banner: shown('banner') }} />
        </ImageField>
        <ImageField {...image('avatar')} label="Avatar">
          <Avatar person={{ ...profile, avatar: shown('avatar') }} size={148} />
        </ImageField>
        <label className={styles.field}>
          Display name
          <input
            name="display_name"
            autoComplete="name"
            value={name}
            maxLength={DISPLAY_NAME_MAX_CHARACTERS * 8}
            aria-invalid={problem('display_name') !== ''}
            aria-describedby={`${id}-name`}
            onChange={(event) => {
              edit('display_name');
              profileDraft.set({ display_name: event.target.value });
            }}
          />
        </label>
        <Problem id={`${id}-name`} text={problem('display_name')} />
        <div className={styles.field}>
          <label htmlFor={`${id}-field`}>Bio</label>
          <GrowingTextarea
            id={`${id}-field`}
            name="bio"
            value={bio}
            aria-invalid={problem('bio') !== '' || remaining < 0}
            aria-describedby={`${id}-count ${id}-bio`}
            onChange={(event) => {
              edit('bio');
              profileDraft.set({ bio: event.target.value });
            }}
          />
        </div>
        <Problem id={`${id}-bio`} text={problem('bio')} />
        {elsewhere && <Refusal title="Not saved." error={error} />}
        <div className={styles.end}>
          <span role="status" className={styles.doing}>
            {doing}
            {doing && <progress aria-label={doing} />}
          </span>
          <CharacterCount id={`${id}-count`} remaining={remaining} maximum={BIO_MAX_CHARACTERS} />
          {isChanged(draft, profile) && !doing && (
            <button type="button" name="discard" className="button button-quiet" onClick={discard}>
              Discard
            </button>
          )}
          <button type="submit" className="button" aria-disabled={doing !== ''}>
            Save
          </button>
        </div>
      </form>
    </Modal>
  );
}

function focusField(form: HTMLFormElement | null, name: string): void {
  const field = form?.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}

/** What is wrong with the fields, each in a sentence. */
function complaintsAbout(name: string, remaining: number): Record<string, string> {
  const found: Record<string, string> = {};
  if (name.trim() === '') found.display_name = 'A name needs at least one character.';
  else if (countCharacters(name.trim()) > DISPLAY_NAME_MAX_CHARACTERS)
    found.display_name = `A name has at most ${DISPLAY_NAME_MAX_CHARACTERS} characters.`;
  if (remaining < 0) found.bio = `Too long by ${-remaining}.`;
  return found;
}
