import { CopyButton } from './copy-button.tsx';

/** A command or a setting to copy; `what` it is follows `Copy the`. */
export function Snippet({ text, what }: { text: string; what: 'command' | 'setting' }) {
  return (
    <p className="snippet">
      <code>{text}</code>
      <CopyButton text={text} label={`Copy the ${what}`} />
    </p>
  );
}
