import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ErrorFrame } from '../../api/errors.ts';
import type { RelatedError } from '../../api/related.ts';
import { Fact } from '../shared/fact.tsx';
import { duration, exactDuration } from '../shared/format.ts';
import { moment } from '../shared/time.ts';
import { isToSecond } from './describe-item.ts';
import { Code, PanelFrame } from './panel-frame.tsx';

interface Props {
  error: RelatedError;
  /** The fact that leads to its span. */
  span: ReactNode;
  onClose: () => void;
}

/** An error that Rollbar was told of: what was thrown and where. */
export function ErrorPanel({ error, span, onClose }: Props) {
  const { exception } = error;
  return (
    <PanelFrame
      kind="Error"
      title={error.title}
      copy={JSON.stringify(error, null, 2)}
      onClose={onClose}
      sub={
        <>
          <span className="error-text">{error.level}</span>
          <span>{error.platform}</span>
          <Link to={`/errors/${error.item_id}?occurrence=${error.uuid}`}>All of this error</Link>
        </>
      }
    >
      <dl className="facts panel-facts">
        <Fact term="At">
          {isToSecond({ kind: 'error', error }) ? (
            <span title="Its time is known to the second only, so it is put into its span">
              about {duration(error.at_ms)} of the trace
            </span>
          ) : (
            <span title={exactDuration(error.at_ms)}>{duration(error.at_ms)} of the trace</span>
          )}
        </Fact>
        <Fact term="As sent">{moment(error.time_ms)}</Fact>
        {span}
        <Fact term="Environment">{error.environment}</Fact>
        <Fact term="Occurrence">{error.uuid}</Fact>
      </dl>
      {exception && (
        <p className="error-message">
          <strong>{exception.class}</strong> {exception.message}
        </p>
      )}
      {error.frames.length > 0 && <Code>{error.frames.map(frameText).join('\n')}</Code>}
    </PanelFrame>
  );
}

function frameText({ method, file, line, column, code }: ErrorFrame): string {
  const place = [file, line, column].filter((part) => part !== null).join(':');
  return `${method} (${place})${code ? `\n    ${code.trim()}` : ''}`;
}
