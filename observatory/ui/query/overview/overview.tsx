import { useState } from 'react';
import type { QueryAnswer } from '../../../api/query.ts';
import type { Asked } from '../actions.ts';
import { CalculationChart } from './calculation-chart.tsx';
import { Comparison } from './comparison.tsx';
import { GroupTable } from './group-table.tsx';
import { HeatmapSection } from './heatmap-section.tsx';

/** A chart for each calculation, and under them the numbers over the whole time. */
export function Overview({ answer, asked }: { answer: QueryAnswer; asked: Asked }) {
  const [pointed, setPointed] = useState<string | null>(null);
  const lines = answer.calculations.filter(({ op }) => op !== 'HEATMAP');
  const heatmaps = answer.heatmaps.map((heatmap) => (
    <HeatmapSection key={heatmap.key} answer={answer} heatmap={heatmap} asked={asked} />
  ));
  return (
    <div className="query-overview">
      {heatmaps.length > 0 && <div className="query-charts">{heatmaps}</div>}
      {asked.view.selection && (
        <Comparison answer={answer} asked={asked} selection={asked.view.selection} />
      )}
      <div className="query-charts" data-single={lines.length === 1 || undefined}>
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
      {(lines.length > 0 || answer.breakdowns.length > 0) && (
        <GroupTable answer={answer} asked={asked} pointed={pointed} onPointed={setPointed} />
      )}
    </div>
  );
}
