import { REPLY_MAX_CHARACTERS } from '@cruddur/contract/api/activities.ts';
import { useMe } from '../me.ts';
import { useStore } from '../store.ts';
import { WritingForm } from '../ui/writing-form.tsx';
import type { FeedItem } from './lists.ts';
import { replyDraft, usePostReply } from './use-post-reply.ts';

interface ReplyFormProps {
  parent: FeedItem;
  /** Makes the form a landmark; not needed where it stands in a dialog with a title. */
  label?: string;
  autoFocus?: boolean;
  onSubmitted?: () => void;
  onRefused?: () => void;
}

/** Where a crud is answered; the words are kept for each crud until they are sent. */
export function ReplyForm({ parent, label, autoFocus, onSubmitted, onRefused }: ReplyFormProps) {
  const draft = replyDraft(parent.uuid);
  const { message, refusal } = useStore(draft);
  const { post, isPending } = usePostReply(parent, onRefused ? { onRefused } : {});
  return (
    <WritingForm
      name="reply"
      label={label}
      placeholder="what is your reply?"
      autoFocus={autoFocus}
      submit="Reply"
      subject="A reply"
      author={useMe()}
      maximum={REPLY_MAX_CHARACTERS}
      message={message}
      refusal={refusal}
      busy={isPending}
      onWrite={(text) => draft.set({ message: text, refusal: undefined })}
      onSubmit={() => {
        post();
        onSubmitted?.();
      }}
    />
  );
}
