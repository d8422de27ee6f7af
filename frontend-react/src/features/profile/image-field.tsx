import { IMAGE_MAX_BYTES, IMAGE_TYPES } from '@cruddur/contract/api/people.ts';
import { ImagePlus, Trash2 } from 'lucide-react';
import { type ChangeEvent, type ReactNode, useId, useRef } from 'react';
import styles from './image-field.module.css';
import { Problem } from './problem.tsx';

/** What becomes of a picture: nothing, another one, or none. */
export interface ImageChange {
  file?: File;
  /** The file as a data: URL, which the page's content policy allows. */
  preview?: string;
  removed?: boolean;
}

interface ImageFieldProps {
  kind: 'avatar' | 'banner';
  label: string;
  change: ImageChange;
  /** Whether there is one now. */
  had: boolean;
  problem: string;
  /** With a complaint, what was chosen cannot be taken. */
  onChange: (change: ImageChange, complaint: string) => void;
  /** The picture as it will be. */
  children: ReactNode;
}

/** A picture of the profile, with ways to choose another and to remove it. */
export function ImageField(props: ImageFieldProps) {
  const { kind, label, change, had, problem, onChange, children } = props;
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const shows = change.file !== undefined || (had && !change.removed);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    // The same file may be chosen again after a refusal.
    target.value = '';
    if (!file) return;
    const complaint = complaintAbout(file);
    onChange(complaint ? {} : { file, preview: await dataUrlOf(file) }, complaint);
  };
  const remove = () => {
    onChange(had ? { removed: true } : {}, '');
    input.current?.focus();
  };
  return (
    <fieldset className={styles.image} data-kind={kind}>
      <legend className="sr-only">{label}</legend>
      {children}
      <div className={styles.ways}>
        <label className={`button button-quiet ${styles.choose}`}>
          <ImagePlus size={16} aria-hidden="true" />
          {shows ? `Change ${kind}` : `Choose ${kind}`}
          <input
            ref={input}
            type="file"
            name={kind}
            className="sr-only"
            accept={IMAGE_TYPES.join()}
            aria-describedby={id}
            aria-invalid={problem !== ''}
            onChange={choose}
          />
        </label>
        {shows && (
          <button
            type="button"
            name={`remove-${kind}`}
            className="icon-button"
            aria-label={`Remove ${kind}`}
            title={`Remove ${kind}`}
            onClick={remove}
          >
            <Trash2 size={18} aria-hidden="true" />
          </button>
        )}
      </div>
      <Problem id={id} text={problem} />
    </fieldset>
  );
}

function complaintAbout({ size, type }: File): string {
  if (!IMAGE_TYPES.includes(type)) return 'Take a JPEG, PNG, WebP, GIF or AVIF picture.';
  if (size > IMAGE_MAX_BYTES) {
    return `A picture may have at most ${IMAGE_MAX_BYTES / 1024 / 1024} MB; this one is larger.`;
  }
  return '';
}

function dataUrlOf(file: File): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(`${reader.result}`);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
