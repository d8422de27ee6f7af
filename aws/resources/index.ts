import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { XRayClient } from '@aws-sdk/client-xray';
import { readFiles } from '../files.ts';
import type { Resource } from '../resource.ts';
import type { Settings } from '../settings.ts';
import { alarm, dashboard } from './cloudwatch.ts';
import { logGroup } from './log-group.ts';
import { samplingRule, traceGroup } from './xray.ts';

/** Everything that Cruddur wants to have in AWS, in the order in which it is made. */
export function allResources({ client: options, region, alarmTopic }: Settings): Resource[] {
  const files = readFiles();
  const xray = new XRayClient(options);
  const cloudwatch = new CloudWatchClient(options);
  return [
    samplingRule(xray, files.rule),
    traceGroup(xray, files.group),
    logGroup(new CloudWatchLogsClient(options), files.logGroup),
    dashboard(cloudwatch, files.dashboard, region),
    ...files.alarms.map((each) => alarm(cloudwatch, each, alarmTopic)),
  ];
}
