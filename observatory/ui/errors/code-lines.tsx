import type { ErrorFrame } from '../../api/errors.ts';

/** The lines around a frame, numbered, the one that ran marked. */
export function CodeLines({ frame }: { frame: ErrorFrame }) {
  const { before, code, after, line } = frame;
  const first = (line ?? 1) - before.length;
  const lines = [...before, code ?? '', ...after];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <pre className="code-lines" tabIndex={0}>
      {lines.map((text, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a line's number is its place in a file.
          key={first + at}
          className="code-line"
          data-current={at === before.length || undefined}
        >
          <span className="line-number" aria-hidden>
            {line === null ? '' : first + at}
          </span>
          {text}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}
