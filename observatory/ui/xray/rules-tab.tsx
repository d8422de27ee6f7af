import type { XrayRule } from '../../api/xray.ts';
import { Age } from '../shared/age.tsx';
import { count, percent } from '../shared/format.ts';
import { Snippet } from '../shared/snippet.tsx';
import { Failure, LoadingRows } from '../shared/states.tsx';
import { withEndpoint } from './commands.ts';
import { useXrayRules } from './use-xray.ts';

const createRule = withEndpoint('create-sampling-rule --cli-input-json file://aws/json/xray.json');

/** The sampling rules in the order in which they are tried, and how often each matched. */
export function RulesTab() {
  const { data: rules, error, refetch } = useXrayRules();
  if (error && !rules) {
    return <Failure what="There are no rules." error={error} retry={() => refetch()} />;
  }
  if (!rules) return <LoadingRows rows={4} label="Reading rules" />;
  return (
    <>
      <table className="xray-table">
        <caption className="visually-hidden">Sampling rules, the first that matches wins</caption>
        <thead>
          <tr>
            <th scope="col" className="number col-priority">
              Priority
            </th>
            <th scope="col">Rule</th>
            <th scope="col">Matches</th>
            <th scope="col" className="number" title="Sampled first, each second">
              Reservoir
            </th>
            <th scope="col" className="number" title="Of the rest">
              Rate
            </th>
            <th scope="col" className="number">
              Matched
            </th>
            <th scope="col" className="number">
              Sampled
            </th>
            <th
              scope="col"
              className="number"
              title="Sampled before a client had its share of the reservoir"
            >
              Borrowed
            </th>
            <th scope="col" className="number">
              Reported
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <RuleRow key={rule.name} rule={rule} />
          ))}
        </tbody>
      </table>
      <p className="xray-note quiet">
        Clients fetch these every five minutes, and report every ten seconds what matched. Another
        rule:
      </p>
      <Snippet text={createRule} what="command" />
    </>
  );
}

function RuleRow({ rule }: { rule: XrayRule }) {
  return (
    <tr>
      <td className="number mono">{rule.priority}</td>
      <th scope="row">{rule.name}</th>
      <td className="mono">{matchers(rule)}</td>
      <td className="number mono">{count(rule.reservoir)}/s</td>
      <td className="number mono">{percent(rule.rate)}</td>
      <td className="number mono">{count(rule.requests)}</td>
      <td className="number mono">{count(rule.sampled)}</td>
      <td className="number mono">{count(rule.borrowed)}</td>
      <td className="number mono">
        {rule.reported_ms === null ? (
          <span className="quiet">never</span>
        ) : (
          <Age ms={rule.reported_ms} />
        )}
      </td>
    </tr>
  );
}

/** What a request must be like; members that take anything are left out. */
function matchers({ service, service_type, host, method, path }: XrayRule): string {
  const named = Object.entries({ service, type: service_type, host, method, path });
  const said = named.filter(([, pattern]) => pattern !== '*');
  return said.map(([name, pattern]) => `${name} ${pattern}`).join(', ') || 'everything';
}
