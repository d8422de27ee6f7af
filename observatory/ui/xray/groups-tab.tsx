import { Link } from 'react-router';
import { count } from '../shared/format.ts';
import { NumberHead } from '../shared/number-head.tsx';
import { Snippet } from '../shared/snippet.tsx';
import { Message, Unread } from '../shared/states.tsx';
import { withEndpoint } from './commands.ts';
import { useXrayGroups } from './use-xray.ts';

/** Groups: names for filter expressions, each with how many traces it has now. */
export function GroupsTab() {
  const { data: groups, error, refetch } = useXrayGroups();
  if (!groups) return <Unread what="groups" rows={4} error={error} retry={refetch} />;
  if (groups.length === 0) return <NoGroups />;
  return (
    <table className="data-table">
      <caption className="visually-hidden">Groups</caption>
      <thead>
        <tr>
          <th scope="col">Group</th>
          <th scope="col">Filter expression</th>
          <NumberHead title="Of the last six hours, at most the newest thousand">
            Traces now
          </NumberHead>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ name, arn, filter, traces }) => (
          <tr key={arn}>
            <th scope="row">
              <Link to={`/xray?${new URLSearchParams({ filter })}`}>{name}</Link>
            </th>
            <td className="mono">{filter || 'everything'}</td>
            <td className="number mono">{count(traces)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NoGroups() {
  const filter = String.raw`"service(\"backend-node\")"`;
  const create = withEndpoint(`create-group --group-name Cruddur --filter-expression ${filter}`);
  return (
    <Message title="No groups yet: a group is a name for a filter expression.">
      <p>This makes one:</p>
      <Snippet text={create} what="command" />
    </Message>
  );
}
