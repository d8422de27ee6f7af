import { X } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { CopyButton } from '../shared/copy-button.tsx';

interface Props {
  title: string;
  /** What it is: `Log line`. */
  kind: string;
  sub: ReactNode;
  /** What the copy button copies. */
  copy: string;
  onClose: () => void;
  children: ReactNode;
}

/** The frame of the panel of anything that is no span. */
export function PanelFrame({ title, kind, sub, copy, onClose, children }: Props) {
  return (
    <aside className="panel" aria-label={`${kind}: ${title}`}>
      <PanelHead
        title={title}
        text={copy}
        label={`Copy the ${kind.toLowerCase()} as JSON`}
        onClose={onClose}
      />
      <div className="panel-sub">
        <span>{kind}</span>
        {sub}
      </div>
      <div className="panel-scroll">{children}</div>
    </aside>
  );
}

interface HeadProps
  extends Pick<Props, 'title' | 'onClose'>,
    Pick<ComponentProps<typeof CopyButton>, 'text'> {
  label: string;
}

/** The title of a panel, what copies all that it shows, and what closes it. */
export function PanelHead({ title, text, label, onClose }: HeadProps) {
  return (
    <div className="panel-head">
      <h2 title={title}>{title}</h2>
      <CopyButton text={text} label={label} />
      <button
        type="button"
        className="icon-button"
        aria-label="Close details"
        title="Close (Esc)"
        onClick={onClose}
      >
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}

/** A text that keeps its lines, and can be scrolled by keyboard. */
export function Code({ children }: { children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <pre className="code" tabIndex={0}>
      {children}
    </pre>
  );
}
