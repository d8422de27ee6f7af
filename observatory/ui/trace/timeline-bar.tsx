import { Route, ZoomOut } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useNavigate } from 'react-router';
import { parseId } from '../../ids.ts';
import { count } from '../shared/format.ts';
import { useKeys } from '../shared/keyboard.ts';
import { findSpans } from './find.ts';
import { Minimap } from './minimap.tsx';
import type { Interval } from './scale.ts';
import type { Rows } from './use-rows.ts';
import type { TraceView } from './view-params.ts';

interface Props {
  rows: Rows;
  whole: Interval;
  view: TraceView;
  find: string;
  onFind: (text: string) => void;
  onChange: (change: Partial<TraceView>) => void;
  onSelect: (spanId: string) => void;
  /** More buttons. */
  children: ReactNode;
}

/** What works on the whole timeline: finding spans, the critical path, the minimap. */
export function TimelineBar(props: Props) {
  const { rows, whole, view, find, onFind, onChange, onSelect, children } = props;
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const found = findSpans(rows.everything, find);
  useKeys({ '/': () => input.current?.select() });

  function change(text: string) {
    const id = parseId(text);
    if (id) navigate(`/trace/${id.traceId}${id.spanId ? `?span=${id.spanId}` : ''}`);
    else onFind(text);
  }

  /** The next found span after the row in hand, around the end to the first. */
  function next() {
    const ids = found.map((node) => node.span.span_id);
    const id = ids[(ids.indexOf(view.spanId ?? '') + 1) % ids.length];
    if (id) onSelect(id);
  }

  return (
    <>
      <div className="timeline-bar">
        <div className="search">
          <input
            ref={input}
            type="search"
            aria-label="Find spans"
            placeholder="Find a span by name, id or value"
            spellCheck={false}
            value={find}
            onChange={(event) => change(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') next();
              if (event.key !== 'Escape') return;
              if (find) onFind('');
              else input.current?.blur();
            }}
          />
          {find ? (
            <output className="found">{`${count(found.length)} found`}</output>
          ) : (
            <kbd aria-hidden>/</kbd>
          )}
        </div>
        <button
          type="button"
          className="button"
          aria-pressed={view.critical}
          title="What the whole trace waited for, marked below the bars (c)"
          onClick={() => onChange({ critical: !view.critical })}
        >
          <Route size={14} aria-hidden />
          Critical path
        </button>
        <button
          type="button"
          className="button"
          disabled={!view.zoom}
          title="Show the whole trace (0 or Esc)"
          onClick={() => onChange({ zoom: null })}
        >
          <ZoomOut size={14} aria-hidden />
          Whole trace
        </button>
        {children}
      </div>
      <Minimap
        nodes={rows.everything}
        whole={whole}
        view={view.zoom ?? whole}
        onZoom={(zoom) => onChange({ zoom })}
      />
    </>
  );
}
