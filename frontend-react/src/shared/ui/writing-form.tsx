import type { Person } from '@cruddur/contract/api/people.ts';
import { countCharacters } from '@cruddur/contract/text.ts';
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { Avatar } from './avatar.tsx';
import { CharacterCount } from './character-count.tsx';
import { GrowingTextarea } from './growing-textarea.tsx';
import { Refusal } from './refusal.tsx';
import styles from './writing-form.module.css';

interface WritingFormProps {
  /** The text field. */
  ref?: Ref<HTMLTextAreaElement> | undefined;
  /** Names the trace of its submission. */
  name: string;
  /** Makes the form a landmark; not needed where it stands in a dialog with a title. */
  label?: string | undefined;
  placeholder: string;
  autoFocus?: boolean | undefined;
  /** On the button. */
  submit: string;
  /** What is written, as `A crud`. */
  subject: string;
  author: Person | null | undefined;
  /** Of characters as people count them. */
  maximum: number;
  message: string;
  refusal: Error | undefined;
  /** What was sent last is under way: an empty field then is no mistake. */
  busy: boolean;
  /** What else there is to choose, left of the counter. */
  children?: ReactNode;
  onWrite: (text: string) => void;
  onSubmit: () => void;
}

/** Where words are written: their field, what is left of their length, and why they were refused. */
export function WritingForm(props: WritingFormProps) {
  const { ref, name, label, placeholder, autoFocus, submit, subject, author, maximum } = props;
  const { message, refusal, busy, children, onWrite, onSubmit } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(
    ref,
    () => field.current,
  );
  const [complaint, setComplaint] = useState('');
  const id = useId();
  const remaining = maximum - countCharacters(message);
  const obstacle = obstacleFor(subject, message, remaining, maximum);

  const trySubmit = (event: FormEvent) => {
    event.preventDefault();
    // The second half of a double click.
    if (busy && message === '') return;
    setComplaint(obstacle);
    if (obstacle) field.current?.focus();
    else onSubmit();
  };
  const write = (text: string) => {
    onWrite(text);
    setComplaint('');
  };
  const submitByKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <form name={name} className={styles.compose} onSubmit={trySubmit} aria-label={label}>
      <Avatar person={author} size={60} />
      <div className={styles.fields}>
        <GrowingTextarea
          ref={field}
          name="message"
          placeholder={placeholder}
          aria-label={placeholder.replace(/^./, (first) => first.toUpperCase())}
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
          {children ?? <span />}
          <CharacterCount
            id={`${id}-count`}
            remaining={remaining}
            maximum={maximum}
            compact={children !== undefined}
          />
          <button
            type="submit"
            className="button"
            aria-disabled={obstacle !== ''}
            title="Ctrl or ⌘ + Enter"
          >
            {submit}
          </button>
        </div>
      </div>
    </form>
  );
}

/** A sentence that says why the words cannot be sent; empty when they can. */
function obstacleFor(subject: string, message: string, remaining: number, maximum: number): string {
  if (message.trim() === '') return `${subject} needs some words.`;
  if (remaining >= 0) return '';
  const start = subject.toLowerCase();
  return `Too long by ${-remaining}: ${start} has at most ${maximum} characters.`;
}
