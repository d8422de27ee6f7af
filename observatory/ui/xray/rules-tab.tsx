import type { XrayRule } from '../../api/xray.ts';
import { Age } from '../shared/age.tsx';
import { count, percent } from '../shared/format.ts';
import { NumberHead } from '../shared/number-head.tsx';
import { Snippet } from '../shared/snippet.tsx';
import { Unread } from '../shared/states.tsx';
import { withEndpoint } from './commands.ts';
import { useXrayRules } from './use-xray.ts';

const createRule = withEndpoint('create-sampling-rule --cli-input-json file://aws/json/xray.json');

/** The sampling rules in the order in which they are tried, and how often each matched. */
export function RulesTab() {
  const { data: rules, error, refetch } = useXrayRules();
  if (!rules) return <Unread what="rules" rows={4} error={error} retry={refetch} />;
  return (
    <>
      <table className="data-table">
        <caption className="visually-hidden">Sampling rules, the first that matches wins</caption>
        <thead>
          <tr>
            <th scope="col" className="number col-priority">
              Priority
            </th>
            <th scope="col">Rule</th>
            <th scope="col">Matches</th>
            <NumberHead title="Sampled first, each second">Reservoir</NumberHead>
            <NumberHead title="Of the rest">Rate</NumberHead>
            <NumberHead>Matched</NumberHead>
            <NumberHead>Sampled</NumberHead>
            <NumberHead title="Sampled before a client had its share of the reservoir">
              Borrowed
            </NumberHead>
            <NumberHead>Reported</NumberHead>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <RuleRow key={rule.name} rule={rule} />
          ))}
        </tbody>
      </table>
      <p className="xray-note quiet">
        Clients fetch these every five minutes, and report every ten seconds what matched. Of what
        only Default matches Cruddur sends all to this Observatory, so that each click is found
        here. Another rule:
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
