import { MESSAGE_MAX_CHARACTERS } from '@cruddur/contract/api/activities.ts';
import type { Ref } from 'react';
import { useMe } from '../../shared/me.ts';
import { useStore } from '../../shared/store.ts';
import { WritingForm } from '../../shared/ui/writing-form.tsx';
import { draft, life } from './compose-draft.ts';
import { LifeSelect } from './life-select.tsx';
import { usePostCrud } from './use-post-crud.ts';

interface ComposeFormProps {
  /** The text field. */
  ref?: Ref<HTMLTextAreaElement>;
  /** Makes the form a landmark; not needed where it stands in a dialog with a title. */
  label?: string;
  autoFocus?: boolean;
  onSubmitted?: () => void;
  onRefused?: () => void;
}

/** Where a crud is written: its words, how long it lives, and what is left of its length. */
export function ComposeForm({ ref, label, autoFocus, onSubmitted, onRefused }: ComposeFormProps) {
  const { message, refusal } = useStore(draft);
  const { ttl } = useStore(life);
  const { post, isPending } = usePostCrud(onRefused ? { onRefused } : {});
  return (
    <WritingForm
      ref={ref}
      name="compose"
      label={label}
      placeholder="what would you like to say?"
      autoFocus={autoFocus}
      submit="Crud"
      subject="A crud"
      author={useMe()}
      maximum={MESSAGE_MAX_CHARACTERS}
      message={message}
      refusal={refusal}
      busy={isPending}
      onWrite={(text) => draft.set({ message: text, refusal: undefined })}
      onSubmit={() => {
        post();
        onSubmitted?.();
      }}
    >
      <LifeSelect value={ttl} onChange={(next) => life.set({ ttl: next })} />
    </WritingForm>
  );
}
