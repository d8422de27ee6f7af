import type { ReactNode } from 'react';
import type { Attributes } from '../../api.ts';
import { Fact } from '../shared/fact.tsx';
import { duration, exactDuration } from '../shared/format.ts';
import { AttributeTable } from './attribute-table.tsx';
import { filterAttributes } from './attributes.ts';
import { Code, PanelFrame } from './panel-frame.tsx';
import type { SegmentNode } from './segment-tree.ts';

interface Props {
  segment: SegmentNode;
  /** The fact that leads to the span it was made from. */
  span: ReactNode;
  onClose: () => void;
}

/** A segment as X-Ray has it: its annotations, by which X-Ray searches, and the whole document. */
export function SegmentPanel({ segment, span, onClose }: Props) {
  const { document, startMs, endMs, trouble, namespace } = segment;
  const text = JSON.stringify(document, null, 2);
  const annotations = document.annotations;
  return (
    <PanelFrame
      kind={segment.id.includes('.') ? 'Subsegment' : 'Segment'}
      title={segment.name}
      copy={text}
      onClose={onClose}
      sub={
        <>
          {namespace && <span>{namespace}</span>}
          {trouble && <span className="error-text">{trouble}</span>}
        </>
      }
    >
      <dl className="facts panel-facts">
        <Fact term="Start in trace">
          <span title={exactDuration(startMs)}>{duration(startMs)}</span>
        </Fact>
        <Fact term="Duration">
          {endMs === null ? (
            'in progress'
          ) : (
            <span title={exactDuration(endMs - startMs)}>{duration(endMs - startMs)}</span>
          )}
        </Fact>
        {typeof document.id === 'string' && <Fact term="Id">{document.id}</Fact>}
        {span}
      </dl>
      {typeof annotations === 'object' && annotations !== null && (
        <section className="attributes">
          <h3>Annotations</h3>
          <AttributeTable
            rows={filterAttributes(annotations as Attributes, '')}
            label="Annotations"
          />
        </section>
      )}
      <section className="attributes">
        <h3>Document</h3>
        <Code>{text}</Code>
      </section>
    </PanelFrame>
  );
}
