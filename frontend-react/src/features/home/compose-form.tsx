import { MESSAGE_MAX_CHARACTERS } from '@cruddur/contract/api/activities.ts';
import { countCharacters } from '@cruddur/contract/text.ts';
import { useQuery } from '@tanstack/react-query';
import {
  type FormEvent,
  type KeyboardEvent,
  type Ref,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { me } from '../../shared/me.ts';
import { useStore } from '../../shared/store.ts';
import { Avatar } from '../../shared/ui/avatar.tsx';
import { CharacterCount } from '../../shared/ui/character-count.tsx';
import { GrowingTextarea } from '../../shared/ui/growing-textarea.tsx';
import { Refusal } from '../../shared/ui/refusal.tsx';
import styles from './compose-form.module.css';
import { draft } from './draft.ts';
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
  const { message, ttl, refusal } = useStore(draft);
  const post = usePostCrud(onRefused ? { onRefused } : {});
  const person = useQuery(me).data;
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(
    ref,
    () => field.current,
  );
  const [complaint, setComplaint] = useState('');
  const id = useId();

  const remaining = MESSAGE_MAX_CHARACTERS - countCharacters(message);
  const obstacle = obstacleFor(message, remaining);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setComplaint(obstacle);
    if (obstacle) {
      field.current?.focus();
      return;
    }
    post.mutate({ message, ttl });
    onSubmitted?.();
  };
  const write = (text: string) => {
    draft.set({ message: text, refusal: undefined });
    setComplaint('');
  };
  const submitByKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };

  return (
    <form name="compose" className={styles.compose} onSubmit={submit} aria-label={label}>
      <Avatar person={person} size={60} />
      <div className={styles.fields}>
        <GrowingTextarea
          ref={field}
          name="message"
          placeholder="what would you like to say?"
          aria-label="What would you like to say?"
          aria-describedby={`${id}-count ${id}-complaint`}
          aria-invalid={complaint !== '' || remaining < 0}
          autoFocus={autoFocus}
          value={message}
          onChange={(event) => write(event.target.value)}
          onKeyDown={submitByKey}
        />
        <p id={`${id}-complaint`} className={styles.complaint} role="alert">
          {complaint}
        </p>
        {refusal && <Refusal title="Not posted." error={refusal} />}
        <div className={styles.controls}>
          <LifeSelect value={ttl} onChange={(next) => draft.set({ ttl: next })} />
          <CharacterCount
            id={`${id}-count`}
            remaining={remaining}
            maximum={MESSAGE_MAX_CHARACTERS}
          />
          <button
            type="submit"
            className="button"
            aria-disabled={obstacle !== ''}
            title="Ctrl or ⌘ + Enter"
          >
            Crud
          </button>
        </div>
      </div>
    </form>
  );
}

/** A sentence that says why the draft cannot be posted; empty when it can. */
function obstacleFor(message: string, remaining: number): string {
  if (message.trim() === '') return 'A crud needs some words.';
  if (remaining < 0)
    return `Too long by ${-remaining}: a crud has at most ${MESSAGE_MAX_CHARACTERS} characters.`;
  return '';
}
