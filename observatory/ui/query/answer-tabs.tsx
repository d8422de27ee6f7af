import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import type { Asked } from './actions.ts';
import type { Tab } from './address.ts';
import { RowsTab } from './rows/rows-tab.tsx';
import { TracesTab } from './traces/traces-tab.tsx';

const titles: [Tab, string][] = [
  ['overview', 'Overview'],
  ['rows', 'Raw rows'],
  ['traces', 'Traces'],
  ['json', 'JSON'],
];

interface Props {
  asked: Asked;
  follow: boolean;
  /** Stands in the place of the answer's parts, where there is nothing to show in any. */
  instead: ReactNode | null;
  overview: ReactNode;
  json: ReactNode;
}

/** The answer from its four sides. */
export function AnswerTabs({ asked, follow, instead, overview, json }: Props) {
  const { view, look } = asked;
  const charted = view.tab === 'overview' && !instead;
  return (
    <Tabs.Root value={view.tab} onValueChange={(tab) => look({ tab: tab as Tab })}>
      <div className="query-answer-head">
        <Tabs.List className="tab-list" aria-label="The answer">
          {titles.map(([tab, title]) => (
            <Tabs.Trigger key={tab} value={tab}>
              {title}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {charted && <ChartChoices asked={asked} />}
      </div>
      <Tabs.Content value="overview">{instead ?? overview}</Tabs.Content>
      <Tabs.Content value="rows">
        {instead ?? <RowsTab asked={asked} follow={follow} />}
      </Tabs.Content>
      <Tabs.Content value="traces">
        {instead ?? <TracesTab asked={asked} follow={follow} />}
      </Tabs.Content>
      <Tabs.Content value="json">{json}</Tabs.Content>
    </Tabs.Root>
  );
}

function ChartChoices({ asked: { view, look } }: { asked: Asked }) {
  const stacked = view.chart === 'stacked';
  return (
    <div className="chart-choices">
      <button
        type="button"
        className="button button-small"
        aria-pressed={stacked}
        onClick={() => look({ chart: stacked ? 'line' : 'stacked' })}
      >
        Stacked
      </button>
      <button
        type="button"
        className="button button-small"
        aria-pressed={view.log}
        onClick={() => look({ log: !view.log })}
      >
        Log scale
      </button>
    </div>
  );
}
