import { TriangleAlert } from 'lucide-react';
import type { ErrorDetail, ErrorException, ErrorFrame } from '../../api/errors.ts';
import { plural } from '../shared/format.ts';
import { CodeLines } from './code-lines.tsx';
import { groupFrames, placeOf } from './stack-groups.ts';

/** What was thrown and where, then what caused it. */
export function Stack({ error }: { error: ErrorDetail }) {
  const unmapped = error.chain.some(({ frames }) => frames.some((f) => f.source === 'unmapped'));
  if (error.chain.length === 0) return <p className="quiet">A message has no stack.</p>;
  return (
    <div className="stack">
      {unmapped && <Hint version={error.code_version} />}
      {error.chain.map((exception, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a chain never changes, and may hold the same twice.
        <Thrown key={at} exception={exception} cause={at > 0} />
      ))}
    </div>
  );
}

function Hint({ version }: { version: string | null }) {
  return (
    <p className="stack-hint">
      <TriangleAlert size={14} aria-hidden />
      <span>
        {version === null
          ? 'Frames of a built file are shown as they are: the error does not say which release it is of.'
          : `There is no source map for release ${version}, so frames of built files are shown as they are.`}{' '}
        <code>npm run release</code> uploads the maps of a build.
      </span>
    </p>
  );
}

function Thrown({ exception, cause }: { exception: ErrorException; cause: boolean }) {
  const groups = groupFrames(exception.frames);
  const firstOwn = groups.find(({ kind }) => kind === 'own')?.index;
  return (
    <section>
      <h2>
        {cause && <span className="quiet">Caused by </span>}
        {exception.class}: <span className="thrown-message">{exception.message}</span>
      </h2>
      {groups.length === 0 && <p className="quiet">It came without a stack.</p>}
      <ol className="frames">
        {groups.map((group) => (
          <li key={group.index}>
            {group.kind === 'own' ? (
              <OwnFrame frame={group.frame} open={group.index === firstOwn} />
            ) : (
              <details>
                <summary>
                  <span className="quiet">{plural(group.frames.length, 'frame')} of libraries</span>
                </summary>
                <ol className="frames">
                  {group.frames.map((frame, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a stack never changes, and recursion repeats frames.
                    <li key={at} className="frame-line">
                      <FrameLine frame={frame} />
                    </li>
                  ))}
                </ol>
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function OwnFrame({ frame, open }: { frame: ErrorFrame; open: boolean }) {
  if (frame.code === null) {
    return (
      <div className="frame-line">
        <FrameLine frame={frame} />
      </div>
    );
  }
  return (
    <details open={open}>
      <summary>
        <FrameLine frame={frame} />
      </summary>
      <CodeLines frame={frame} />
    </details>
  );
}

function FrameLine({ frame }: { frame: ErrorFrame }) {
  return (
    <>
      {frame.method} <span className="frame-place">{placeOf(frame)}</span>
      {frame.source === 'unmapped' && <span className="frame-note warn-text">not mapped</span>}
    </>
  );
}
