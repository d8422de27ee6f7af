import { useRef, useState } from 'react';
import { ChartFrame } from './chart-frame.tsx';
import { ChartTooltip } from './chart-tooltip.tsx';
import { describePoint } from './describe.ts';
import { FrontLine } from './front-line.tsx';
import { Marks } from './marks.tsx';
import { seriesColours } from './palette.ts';
import { crowd } from './plot-options.ts';
import type { TimeChartProps } from './types.ts';
import { useChartKeys } from './use-chart-keys.ts';
import { useHighlight } from './use-highlight.ts';
import { usePlot } from './use-plot.ts';

/**
 * Values over time, as lines or stacked areas. Its legend is the table under it. By keyboard: the
 * arrows move in time and between series, Enter is a click, Shift and arrows then Enter a zoom.
 */
export function TimeChart(props: TimeChartProps) {
  const { label, timesMs, series, unit = 'number', kind, log, height = 240 } = props;
  const { onPoint, onZoom, highlighted = null, onHover, marks = [], compact } = props;
  const box = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const [near, setNear] = useState<string | null>(null);
  const [drawn, setDrawn] = useState(0);
  const pressed = useRef(0);

  const plot = usePlot(
    box,
    { timesMs, series, kind, log, unit, height, zoom: onZoom !== undefined },
    {
      onCursor: setCursor,
      onFocus: (index) => {
        const key = index === null ? null : (series[index]?.key ?? null);
        if (key === near) return;
        setNear(key);
        onHover?.(key);
      },
      onDrag: (startMs, endMs) => onZoom?.(Math.round(startMs), Math.round(endMs)),
      onDraw: () => marks.length > 0 && setDrawn((times) => times + 1),
    },
  );
  useHighlight(plot, series, highlighted);
  const { span, onKeyDown } = useChartKeys({
    plot,
    props,
    cursor,
    near: near ?? highlighted,
    setNear,
  });

  const chosen = near ?? highlighted;
  const front = series.findIndex(({ key }) => key === chosen);
  const frontColour =
    series[front]?.colour ?? seriesColours(series.map(({ key }) => key)).get(chosen ?? '') ?? '';
  const said = cursor === null ? '' : describePoint(props, cursor, chosen, span);
  return (
    <ChartFrame
      {...{ label, height, said, compact }}
      kind="chart"
      startMs={timesMs[0]}
      empty={!series.some(({ values }) => values.some((value) => value !== null))}
      acts={onPoint !== undefined}
      help={
        <>
          {series.length} series, {timesMs.length} points. Arrow keys move in time and between
          series{onPoint && ', Enter opens a point'}
          {onZoom && ', Shift and arrows choose a time, Enter then zooms'}
        </>
      }
      plot={{
        ref: box,
        onKeyDown,
        onBlur: () => plot?.setCursor({ left: -10, top: -10 }),
        onPointerDown: (event) => {
          pressed.current = event.clientX;
        },
        onClick: (event) => {
          // The end of a drag is a click for the browser, but not for the reader.
          if (cursor === null || Math.abs(event.clientX - pressed.current) > 4) return;
          const key = chosen ?? (series.length === 1 ? series[0]?.key : undefined);
          if (key !== undefined) onPoint?.(cursor, key);
        },
      }}
    >
      {plot && marks.length > 0 && <Marks plot={plot} marks={marks} drawn={drawn} unit={unit} />}
      {plot && series.length > crowd && front >= 0 && (
        <FrontLine plot={plot} index={front} colour={frontColour} />
      )}
      {plot && cursor !== null && (
        <ChartTooltip {...{ plot, timesMs, series, unit, cursor, chosen }} />
      )}
    </ChartFrame>
  );
}
