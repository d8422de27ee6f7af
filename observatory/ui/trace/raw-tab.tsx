import type { Span } from '../../api.ts';
import { CopyButton } from '../shared/copy-button.tsx';

/** The span as the Observatory's API gives it. */
export function RawTab({ span }: { span: Span }) {
  const text = JSON.stringify(span, null, 2);
  return (
    <div className="raw">
      <CopyButton text={text} label="Copy raw JSON" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <pre className="code" tabIndex={0}>
        {text}
      </pre>
    </div>
  );
}
