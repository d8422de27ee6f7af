import { DIRECT_MESSAGE_MAX_CHARACTERS } from '@cruddur/contract/api/messages.ts';
import { countCharacters } from '@cruddur/contract/text.ts';
import { SendHorizontal } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { draftOf } from '../../shared/draft.ts';
import { useStore } from '../../shared/store.ts';
import { CharacterCount } from '../../shared/ui/character-count.tsx';
import { GrowingTextarea } from '../../shared/ui/growing-textarea.tsx';
import styles from './message-form.module.css';

interface MessageFormProps {
  handle: string;
  /** Who will read it. */
  name: string;
  onSend: (message: string) => void;
}

/** Where a message is written. Enter sends it, with Shift it begins a new line. */
export function MessageForm({ handle, name, onSend }: MessageFormProps) {
  const draft = draftOf(`cruddur.message.${handle.toLowerCase()}`);
  const { message } = useStore(draft);
  const [complaint, setComplaint] = useState('');
  const id = useId();
  const remaining = DIRECT_MESSAGE_MAX_CHARACTERS - countCharacters(message);
  const obstacle = obstacleFor(message, remaining);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setComplaint(obstacle);
    if (obstacle) return;
    draft.set({ message: '' });
    onSend(message);
  };
  const submitByKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While a word is put together in an input method, Enter chooses it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <form name="send-message" className={styles.form} onSubmit={submit}>
      <div className={styles.field}>
        <GrowingTextarea
          name="message"
          rows={1}
          placeholder="send a direct message…"
          aria-label={`Message to ${name}`}
          aria-describedby={`${id}-count ${id}-complaint`}
          aria-invalid={complaint !== '' || remaining < 0}
          enterKeyHint="send"
          autoFocus
          value={message}
          onChange={(event) => {
            draft.set({ message: event.target.value });
            setComplaint('');
          }}
          onKeyDown={submitByKey}
        />
        <p id={`${id}-complaint`} className={styles.complaint} role="alert">
          {complaint}
        </p>
      </div>
      <CharacterCount
        id={`${id}-count`}
        remaining={remaining}
        maximum={DIRECT_MESSAGE_MAX_CHARACTERS}
        compact
      />
      <button
        type="submit"
        name="send"
        className={`button ${styles.send}`}
        aria-disabled={obstacle !== ''}
        aria-label="Send"
        title="Send (Enter)"
      >
        <SendHorizontal size={20} aria-hidden="true" />
      </button>
    </form>
  );
}

/** A sentence that says why the message cannot be sent; empty when it can. */
function obstacleFor(message: string, remaining: number): string {
  if (message.trim() === '') return 'A message needs some words.';
  if (remaining < 0) {
    return `Too long by ${-remaining}: a message has at most ${DIRECT_MESSAGE_MAX_CHARACTERS} characters.`;
  }
  return '';
}
