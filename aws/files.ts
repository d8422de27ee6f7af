import { readFileSync } from 'node:fs';
import { z } from 'zod';

const rule = z.object({ SamplingRule: z.looseObject({ RuleName: z.string().max(32) }) });
const group = z.object({ GroupName: z.string().max(32), FilterExpression: z.string() });
const logGroup = z.object({ logGroupName: z.string(), retentionInDays: z.number().int() });
const dashboard = z.object({
  DashboardName: z.string(),
  DashboardBody: z.record(z.string(), z.unknown()),
});
const alarms = z.array(z.looseObject({ AlarmName: z.string(), MetricName: z.string() }));

/** What the files of `json/` say. Throws an error that names the file that is not valid. */
export function readFiles() {
  return {
    rule: read('xray.json', rule).SamplingRule,
    group: read('group.json', group),
    logGroup: read('log-group.json', logGroup),
    dashboard: read('dashboard.json', dashboard),
    alarms: read('alarms.json', alarms),
  };
}

export type Files = ReturnType<typeof readFiles>;

function read<Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> {
  const text = readFileSync(new URL(`./json/${name}`, import.meta.url), 'utf8');
  const parsed = schema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new Error(`aws/json/${name} is not valid. ${z.prettifyError(parsed.error)}`);
}
