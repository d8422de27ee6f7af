import type { QueryPanel } from '../../api/boards.ts';
import type { Heatmap, NamedCalculation, QueryAnswer } from '../../api/query.ts';
import type { ChartSeries } from '../charts/types.ts';
import type { Unit } from '../charts/units.ts';
import { percentilesOf, seriesOf, unitOfCalculation } from '../query/overview/groups.ts';

type Settings = QueryPanel['query_panel']['visualization_settings'];

export interface LineChart {
  label: string;
  unit: Unit;
  kind: 'line' | 'stacked';
  log: boolean;
  series: ChartSeries[];
}

export interface TileCharts {
  heatmaps: { heatmap: Heatmap; lines: ChartSeries[] }[];
  lines: LineChart[];
}

/**
 * What a tile draws: every heatmap with the percentiles of its column over it, then the other
 * calculations. Without groups, those of one unit share a chart; with groups each has its own.
 */
export function chartsOf(answer: QueryAnswer, settings: Settings): TileCharts {
  const heatmaps = answer.heatmaps.map((heatmap) => ({
    heatmap,
    lines: percentilesOf(answer, heatmap.column),
  }));
  const drawn = new Set(heatmaps.flatMap(({ lines }) => lines.map(({ key }) => key)));
  const left = answer.calculations.filter(({ op, key }) => op !== 'HEATMAP' && !drawn.has(key));
  const look = (calculation: NamedCalculation) => {
    const index = answer.calculations.indexOf(calculation);
    const chart = settings?.charts?.find((each) => (each.chart_index ?? 0) === index);
    const kind: LineChart['kind'] = chart?.chart_type === 'stacked' ? 'stacked' : 'line';
    return { kind, log: chart?.log_scale ?? false };
  };
  const lines =
    answer.breakdowns.length > 0
      ? left.map((calculation) => ({
          label: `${calculation.key} by ${answer.breakdowns.join(', ')}`,
          unit: unitOfCalculation(calculation),
          ...look(calculation),
          series: seriesOf(answer, calculation.key),
        }))
      : byUnit(left).map((calculations) => ({
          label: calculations.map(({ key }) => key).join(', '),
          unit: unitOfCalculation(calculations[0] as NamedCalculation),
          ...look(calculations[0] as NamedCalculation),
          series: calculations.map(({ key }) => ({
            key,
            label: key,
            values: answer.groups[0]?.series[key] ?? [],
          })),
        }));
  return { heatmaps, lines };
}

function byUnit(calculations: readonly NamedCalculation[]): NamedCalculation[][] {
  const units = new Map<Unit, NamedCalculation[]>();
  for (const calculation of calculations) {
    const unit = unitOfCalculation(calculation);
    units.set(unit, [...(units.get(unit) ?? []), calculation]);
  }
  return [...units.values()];
}
