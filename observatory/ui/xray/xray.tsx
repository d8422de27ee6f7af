import { Tabs } from 'radix-ui';
import { useSearchParams } from 'react-router';
import './xray.css';
import { GroupsTab } from './groups-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { ServicesTab } from './services-tab.tsx';
import { TracesTab } from './traces-tab.tsx';
import { useXrayLive } from './use-xray.ts';

const tabs = ['traces', 'rules', 'groups', 'services'] as const;
type Tab = (typeof tabs)[number];

/** What would AWS show: segments, which sampling rule matched how often, groups, who called whom. */
export function XrayScreen() {
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((each) => each === params.get('tab')) ?? 'traces';
  const filter = params.get('filter')?.trim() ?? '';
  const go = (to: Tab, by: string) => {
    const next = { ...(to === 'traces' ? {} : { tab: to }), ...(by ? { filter: by } : {}) };
    setParams(next, { replace: true });
  };
  useXrayLive();

  return (
    <div className="xray fill">
      <title>X-Ray · Observatory</title>
      <h1 className="visually-hidden">X-Ray</h1>
      <Tabs.Root value={tab} onValueChange={(to) => go(to as Tab, filter)} className="tabs">
        <Tabs.List className="tab-list" aria-label="X-Ray">
          <Tabs.Trigger value="traces">Traces</Tabs.Trigger>
          <Tabs.Trigger value="rules">Sampling rules</Tabs.Trigger>
          <Tabs.Trigger value="groups">Groups</Tabs.Trigger>
          <Tabs.Trigger value="services">Service graph</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="traces" className="tab">
          <TracesTab filter={filter} onFilter={(by) => go('traces', by)} />
        </Tabs.Content>
        <Tabs.Content value="rules" className="tab">
          <RulesTab />
        </Tabs.Content>
        <Tabs.Content value="groups" className="tab">
          <GroupsTab />
        </Tabs.Content>
        <Tabs.Content value="services" className="tab">
          <ServicesTab />
        </Tabs.Content>
      </Tabs.Root>
    </div>
  );
}
