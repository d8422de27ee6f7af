import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFiles } from './files.ts';

const folder = new URL('./policies/', import.meta.url);
const policies = readdirSync(folder).map(
  (name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))] as const,
);

test.each(policies)('%s allows actions by name, and everything of nothing', (_name, policy) => {
  for (const { Effect, Action, Resource } of policy.Statement) {
    expect(Effect).toBe('Allow');
    for (const action of [Action].flat())
      expect(action).toMatch(/^(xray|logs|cloudwatch|s3):[A-Z]\w+$/);
    // What X-Ray and the lists of AWS know no resource of, may only be read or appended to.
    if (Resource === '*') {
      for (const action of [Action].flat()) {
        expect(action).toMatch(/:(Get|Describe|PutTraceSegments|PutTelemetryRecords)/);
      }
    }
  }
});

test.each(policies)(
  '%s names a log group in both forms, and no other that begins so',
  (_name, policy) => {
    const groups = policy.Statement.flatMap(({ Resource }: { Resource: string | string[] }) =>
      [Resource].flat().filter((resource) => resource.includes(':log-group:')),
    );
    // Most actions on logs are asked about with `:*` at the end of the group, some without.
    const group = `arn:aws:logs:*:*:log-group:${readFiles().logGroup.logGroupName}`;
    if (groups.length > 0) expect(groups).toEqual([group, `${group}:*`]);
  },
);

test('the group finds what the sampling rule samples', () => {
  const { rule, group } = readFiles();
  expect(group.FilterExpression).toBe(`service("${rule.ServiceName}")`);
});

test('alarms watch metrics that are sent', () => {
  const { alarms, dashboard } = readFiles();
  const metrics = new Set(alarms.map(({ MetricName }) => MetricName));
  for (const metric of metrics) expect(JSON.stringify(dashboard)).toContain(`"${metric}"`);
});
