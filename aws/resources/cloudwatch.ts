import {
  type CloudWatchClient,
  DashboardNotFoundError,
  DescribeAlarmsCommand,
  GetDashboardCommand,
  PutDashboardCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import type { Files } from '../files.ts';
import type { Resource } from '../resource.ts';

/** Requests, errors and latency on one page; the body names the region that its metrics are of. */
export function dashboard(
  client: CloudWatchClient,
  { DashboardName, DashboardBody }: Files['dashboard'],
  region: string,
): Resource {
  const body = JSON.stringify(DashboardBody).replaceAll(/\$\{region\}/g, region);
  const put = () => client.send(new PutDashboardCommand({ DashboardName, DashboardBody: body }));
  return {
    name: `dashboard ${DashboardName}`,
    // As an object: AWS may give the text back with other spaces.
    wanted: { DashboardBody: JSON.parse(body) },
    async current() {
      try {
        const { DashboardBody = '{}' } = await client.send(
          new GetDashboardCommand({ DashboardName }),
        );
        return { DashboardBody: JSON.parse(DashboardBody) };
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    },
    create: put,
    update: put,
  };
}

/** AWS's own name of it differs between protocols. */
function isNotFound(error: unknown): boolean {
  return (
    error instanceof DashboardNotFoundError ||
    (error instanceof Error && /^(ResourceNotFound|DashboardNotFoundError)/.test(error.name))
  );
}

/** One alarm; it tells `topic`, an SNS topic's ARN, when there is one. */
export function alarm(
  client: CloudWatchClient,
  file: Files['alarms'][number],
  topic: string | undefined,
): Resource {
  const wanted = { ...file, AlarmActions: topic ? [topic] : [] };
  const put = () =>
    client.send(new PutMetricAlarmCommand(wanted as unknown as PutMetricAlarmCommandInput));
  return {
    name: `alarm ${file.AlarmName}`,
    wanted,
    async current() {
      const { MetricAlarms } = await client.send(
        new DescribeAlarmsCommand({ AlarmNames: [file.AlarmName] }),
      );
      const [found] = MetricAlarms ?? [];
      return found && { ...found, AlarmActions: found.AlarmActions ?? [] };
    },
    create: put,
    update: put,
  };
}
