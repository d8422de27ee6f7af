import { z } from 'zod';
import type { MonitoringStore } from '../../monitoring/store.ts';
import { AwsError } from '../aws-error.ts';

const name = z.string().min(1).max(255);
const dashboard = z.object({ DashboardName: name, DashboardBody: z.string().max(1_000_000) });
const alarm = z.looseObject({
  AlarmName: name,
  ComparisonOperator: z.string(),
  EvaluationPeriods: z.number().int().positive(),
});
const oneDashboard = z.object({ DashboardName: name });
const someDashboards = z.object({ DashboardNames: z.array(name) });
const someAlarms = z.object({ AlarmNames: z.array(name) });
const alarmQuery = z.object({
  AlarmNames: z.array(name).optional(),
  AlarmNamePrefix: z.string().optional(),
});

type Operation = (store: MonitoringStore, input: unknown) => Promise<object>;

/**
 * What of CloudWatch's API is taken: dashboards and metric alarms.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Operations.html
 */
export const operations: Readonly<Record<string, Operation>> = {
  async PutDashboard(store, input) {
    const { DashboardName, DashboardBody } = valid(dashboard, input);
    if (!isObject(DashboardBody)) {
      throw new AwsError('DashboardInvalidInputError', 'The dashboard body is not JSON.');
    }
    await put(store.put('dashboard', DashboardName, { DashboardName, DashboardBody }));
    return { DashboardValidationMessages: [] };
  },
  async GetDashboard(store, input) {
    const { DashboardName } = valid(oneDashboard, input);
    const found = await store.find('dashboard', DashboardName);
    if (!found) {
      throw new AwsError('DashboardNotFoundError', `There is no ${DashboardName}.`);
    }
    return {
      ...found,
      DashboardArn: `arn:aws:cloudwatch::000000000000:dashboard/${DashboardName}`,
    };
  },
  async ListDashboards(store) {
    const dashboards = await store.list('dashboard');
    return { DashboardEntries: dashboards.map(({ DashboardName }) => ({ DashboardName })) };
  },
  async DeleteDashboards(store, input) {
    await store.delete('dashboard', valid(someDashboards, input).DashboardNames);
    return {};
  },
  async PutMetricAlarm(store, input) {
    const wanted = valid(alarm, input);
    await put(store.put('alarm', wanted.AlarmName, wanted));
    return {};
  },
  async DescribeAlarms(store, input) {
    const { AlarmNames, AlarmNamePrefix = '' } = valid(alarmQuery, input);
    const alarms = await store.list('alarm');
    return {
      MetricAlarms: alarms
        .filter(({ AlarmName }) => AlarmNames?.includes(String(AlarmName)) ?? true)
        .filter(({ AlarmName }) => String(AlarmName).startsWith(AlarmNamePrefix))
        .map((each) => ({ ...each, StateValue: 'INSUFFICIENT_DATA' })),
      CompositeAlarms: [],
    };
  },
  async DeleteAlarms(store, input) {
    await store.delete('alarm', valid(someAlarms, input).AlarmNames);
    return {};
  },
};

function valid<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AwsError('InvalidParameterValue', z.prettifyError(parsed.error));
}

async function put(done: Promise<boolean>): Promise<void> {
  if (!(await done)) throw new AwsError('LimitExceeded', 'There are too many of its kind.');
}

function isObject(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
