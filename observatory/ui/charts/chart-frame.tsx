import { type ComponentProps, type ReactNode, useId } from 'react';
import './charts.css';
import { clockName } from './time-ticks.ts';

interface Props {
  kind: 'chart' | 'heatmap';
  label: string;
  height: number;
  startMs: number | undefined;
  /** No value is drawn. */
  empty: boolean;
  /** A click or a drag leads on from here. */
  acts: boolean;
  compact: boolean | undefined;
  /** Before the clock's name, under the plot. */
  legend?: ReactNode;
  /** What the keys do, for those who do not see the plot. */
  help: ReactNode;
  /** What the keys have come to. */
  said: string;
  /** The element that is drawn in: what it hears, and what it holds. */
  plot: ComponentProps<'div'>;
  /** What lies over the plot. */
  children: ReactNode;
}

/** What is around any chart: one stop of Tab, whose keys are told of, and words for what they reach. */
export function ChartFrame(props: Props) {
  const { kind, label, height, startMs, empty, acts, compact, legend, help, said } = props;
  const hint = useId();
  return (
    <div className="chart" data-kind={kind}>
      <div
        role="application"
        aria-roledescription={kind}
        aria-label={label}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is in it is reached with the arrow keys.
        tabIndex={0}
        className="chart-plot"
        data-acts={acts || undefined}
        style={{ height }}
        {...props.plot}
      />
      {empty && <p className="chart-none">Nothing in this time has a value.</p>}
      {props.children}
      <p id={hint} className={compact ? 'visually-hidden' : 'chart-note'}>
        {legend}
        <span>{clockName(startMs)}</span>
        <span className="visually-hidden">. {help}.</span>
      </p>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
    </div>
  );
}
