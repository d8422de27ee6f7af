import type { CSSProperties } from 'react';
import type { SpanEvent } from '../../api.ts';
import { duration, exactDuration } from '../shared/format.ts';
import type { Mark, Tone } from './marks.ts';
import { type Interval, type Place, place, share } from './scale.ts';
import { intervalOf, join, selfSegments } from './segments.ts';
import type { Node } from './tree.ts';

/** Pieces closer than this part of the width are drawn as one. */
const finest = 1 / 400;

interface Props {
  node: Node;
  view: Interval;
  critical: Interval[] | undefined;
  /** Log lines and errors of the span. */
  marks?: Mark[] | undefined;
}

/** A span on the time axis: pale where children ran, solid where it worked itself. */
export function Bar({ node, view, critical = [], marks = [] }: Props) {
  const { span } = node;
  const gap = (view.endMs - view.startMs) * finest;
  const whole = place(view, intervalOf(span));
  const placedMarks = spread(marks, view, gap);
  const pieces = (intervals: Interval[], className: string) =>
    intervals.map((interval) => {
      const at = place(view, interval);
      return at && <span key={interval.startMs} className={className} style={css(at)} />;
    });

  return (
    <div
      className="track"
      data-error={span.error || undefined}
      data-partial={span.partial || undefined}
      aria-hidden
    >
      {!whole && (
        <span className="off" data-after={span.start_ms > view.endMs || undefined}>
          {span.start_ms > view.endMs ? '›' : '‹'}
        </span>
      )}
      {whole && (
        <>
          <span className="bar" style={css(whole)} />
          {pieces(selfSegments(node, gap), 'bar-self')}
          {pieces(join(critical, gap), 'bar-critical')}
          {dots(span.events, view, gap).map(({ event, at }) => (
            <span
              key={`${event.name} ${event.at_ms}`}
              className="dot"
              data-exception={event.name === 'exception' || undefined}
              style={{ left: `${at * 100}%` }}
              title={`${event.name} at ${duration(event.at_ms)}`}
            />
          ))}
          {placedMarks.map(({ mark, at }) => (
            <span
              key={`${mark.kind} ${mark.atMs}`}
              className="mark"
              data-kind={mark.kind}
              data-tone={mark.tone}
              style={{ left: `${at * 100}%` }}
              title={`${mark.title} at ${duration(mark.atMs)}`}
            />
          ))}
          <span
            className="bar-label"
            data-inside={isFull(whole) || undefined}
            style={labelAt(whole, placedMarks)}
            title={exactDuration(span.duration_ms)}
          >
            {span.partial ? '≥ ' : ''}
            {duration(span.duration_ms)}
          </span>
        </>
      )}
    </div>
  );
}

function css({ left, width }: Place): CSSProperties {
  return { left: `${left}%`, width: `${width}%` };
}

/** No room for the duration on either side of the bar. */
function isFull({ left, width }: Place): boolean {
  return left + width > 90 && left < 10;
}

/** After the bar and the marks at its end while there is room, else before it, else at the right end, inside. */
function labelAt(bar: Place, marks: readonly { at: number }[]): CSSProperties {
  if (isFull(bar)) return { right: 0 };
  const barEnd = bar.left + bar.width;
  const inTheWay = marks.map(({ at }) => at * 100).filter((at) => at > barEnd && at < barEnd + 10);
  const end = Math.max(barEnd, ...inTheWay);
  return end <= 90 ? { left: `${end}%` } : { right: `${100 - bar.left}%` };
}

/** One dot for events that fall together; an exception is never hidden by another event. */
function dots(events: readonly SpanEvent[], view: Interval, gapMs: number) {
  const byPlace = new Map<number, SpanEvent>();
  for (const event of events) {
    const bucket = Math.round(event.at_ms / gapMs);
    if (!byPlace.has(bucket) || event.name === 'exception') byPlace.set(bucket, event);
  }
  return [...byPlace.values()]
    .map((event) => ({ event, at: share(view, event.at_ms) }))
    .filter(({ at }) => at >= 0 && at <= 1);
}

const tones: Tone[] = ['quiet', 'plain', 'warn', 'error'];

/** One mark of a kind for those that fall together, the most serious of them. */
function spread(marks: readonly Mark[], view: Interval, gapMs: number) {
  const byPlace = new Map<string, Mark>();
  for (const mark of marks) {
    const bucket = `${mark.kind} ${Math.round(mark.atMs / gapMs)}`;
    const other = byPlace.get(bucket);
    if (!other || tones.indexOf(mark.tone) > tones.indexOf(other.tone)) byPlace.set(bucket, mark);
  }
  return [...byPlace.values()]
    .map((mark) => ({ mark, at: share(view, mark.atMs) }))
    .filter(({ at }) => at >= 0 && at <= 1);
}
