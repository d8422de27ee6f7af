import { useState } from 'react';
import type { QueryAnswer } from '../../../api/query.ts';
import { BubbleUp } from '../../bubbleup/bubble-up.tsx';
import type { Asked } from '../actions.ts';
import { canNarrow, during, withBreakdown, withFilters } from '../narrow.ts';
import { CalculationChart } from './calculation-chart.tsx';
import { GroupTable } from './group-table.tsx';
import { HeatmapSection } from './heatmap-section.tsx';

/** A chart for each calculation, and under them the numbers over the whole time. */
export function Overview({ answer, asked }: { answer: QueryAnswer; asked: Asked }) {
  const [pointed, setPointed] = useState<string | null>(null);
  const { request, ask, look } = asked;
  const { selection } = asked.view;
  const lines = answer.calculations.filter(({ op }) => op !== 'HEATMAP');
  return (
    <div className="query-overview">
      <div className="query-charts" data-single={lines.length === 1 || undefined}>
        {answer.heatmaps.map((heatmap) => (
          <HeatmapSection key={heatmap.key} answer={answer} heatmap={heatmap} asked={asked} />
        ))}
        {lines.map((calculation) => (
          <CalculationChart
            key={calculation.key}
            answer={answer}
            calculation={calculation}
            asked={asked}
            pointed={pointed}
            onPointed={setPointed}
          />
        ))}
      </div>
      {selection && (
        <BubbleUp
          request={{
            dataset: request.dataset,
            query: during(request.query, answer.start_ms, answer.end_ms),
          }}
          selection={selection}
          onFilter={(filters) =>
            canNarrow(request.query) && ask(withFilters(request.query, filters))
          }
          onGroupBy={(column) => ask(withBreakdown(request.query, column))}
          onClose={() => look({ selection: null })}
        />
      )}
      {(lines.length > 0 || answer.breakdowns.length > 0) && (
        <GroupTable answer={answer} asked={asked} pointed={pointed} onPointed={setPointed} />
      )}
    </div>
  );
}
