import { parseArgs } from 'node:util';

export interface Settings {
  /** Only say what would change. */
  plan: boolean;
  region: string;
  /** What every client of AWS is made with. */
  client: {
    region: string;
    endpoint?: string;
    credentials?: { accessKeyId: string; secretAccessKey: string };
    maxAttempts: number;
  };
  /** ARN of the SNS topic that alarms tell. */
  alarmTopic: string | undefined;
}

/** For something that only looks like AWS, which checks no signature. */
const ANY_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/**
 * `[--plan] [--endpoint-url URL] [--region NAME]`, and AWS's own variables for what is not said.
 * @throws Error with a sentence for what cannot be understood
 */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings {
  const { values } = parseArgs({
    args,
    options: {
      plan: { type: 'boolean', default: false },
      'endpoint-url': { type: 'string' },
      region: { type: 'string' },
    },
  });
  const endpoint = values['endpoint-url'] || env.AWS_ENDPOINT_URL;
  if (endpoint && !URL.canParse(endpoint)) {
    throw new Error(`--endpoint-url ${endpoint} is no address; one is http://localhost:4318`);
  }
  const region = values.region || env.AWS_REGION || env.AWS_DEFAULT_REGION;
  if (!region && !endpoint) {
    throw new Error('Which region? Set AWS_DEFAULT_REGION, or say --region eu-central-1.');
  }
  return {
    plan: values.plan,
    region: region || 'us-east-1',
    client: {
      region: region || 'us-east-1',
      maxAttempts: 3,
      ...(endpoint && { endpoint }),
      ...(endpoint && !env.AWS_ACCESS_KEY_ID && { credentials: ANY_CREDENTIALS }),
    },
    alarmTopic: env.ALARM_TOPIC_ARN || undefined,
  };
}
