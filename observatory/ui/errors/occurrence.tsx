import { Tabs } from 'radix-ui';
import { Link, useLocation, useSearchParams } from 'react-router';
import type { ErrorDetail } from '../../api/errors.ts';
import { CopyButton } from '../shared/copy-button.tsx';
import { Fact } from '../shared/fact.tsx';
import { moment } from '../shared/time.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { Details } from './details.tsx';
import { Stack } from './stack.tsx';

const views = ['stack', 'breadcrumbs', 'details', 'raw'];

/** Everything of one occurrence. */
export function Occurrence({ error }: { error: ErrorDetail }) {
  const [params, setParams] = useSearchParams();
  const { state } = useLocation();
  const asked = params.get('view') ?? '';
  const raw = JSON.stringify(error.raw, null, 2);
  function show(view: string) {
    const next = new URLSearchParams(params);
    if (view === 'stack') next.delete('view');
    else next.set('view', view);
    setParams(next, { replace: true, state });
  }
  return (
    <section className="occurrence" aria-label="The occurrence">
      <Facts error={error} />
      <Tabs.Root
        className="tabs"
        value={views.includes(asked) ? asked : 'stack'}
        onValueChange={show}
      >
        <Tabs.List className="tab-list" aria-label="The parts of the occurrence">
          <Tabs.Trigger value="stack">Stack</Tabs.Trigger>
          <Tabs.Trigger value="breadcrumbs">Breadcrumbs {error.breadcrumbs.length}</Tabs.Trigger>
          <Tabs.Trigger value="details">Details</Tabs.Trigger>
          <Tabs.Trigger value="raw">Raw</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="stack" className="tab">
          <Stack error={error} />
        </Tabs.Content>
        <Tabs.Content value="breadcrumbs" className="tab">
          <Breadcrumbs error={error} />
        </Tabs.Content>
        <Tabs.Content value="details" className="tab">
          <Details error={error} />
        </Tabs.Content>
        <Tabs.Content value="raw" className="tab">
          <CopyButton text={raw} label="Copy raw JSON">
            Copy
          </CopyButton>
          <pre className="occurrence-raw">{raw}</pre>
        </Tabs.Content>
      </Tabs.Root>
    </section>
  );
}

function Facts({ error }: { error: ErrorDetail }) {
  return (
    <dl className="facts">
      <Fact term="Happened">{moment(error.time_ms)}</Fact>
      <Fact term="Where">
        {error.platform}, {error.environment}
      </Fact>
      <Fact term="Trace">
        {error.trace_id ? (
          <Link to={`/trace/${error.trace_id}`}>{error.trace_id}</Link>
        ) : (
          <span className="quiet">none</span>
        )}
      </Fact>
      {error.person_id !== null && <Fact term="Person">{error.person_id}</Fact>}
      {error.context && <Fact term="Context">{error.context}</Fact>}
      {error.code_version && <Fact term="Release">{error.code_version}</Fact>}
      <Fact term="Occurrence">
        {error.uuid} <CopyButton text={error.uuid} label="Copy the uuid" />
      </Fact>
    </dl>
  );
}
