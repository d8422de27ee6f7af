import { httpUrl } from '../../http-url.ts';

/** Where lines are sent, and as whom. */
export interface LogsDestination {
  readonly name: 'AWS' | 'Observatory';
  /** The origin, to be shown. */
  readonly at: string;
  /** Undefined: the SDK's own for the region. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** The Observatory takes any, but the client signs with something. */
const MADE_UP = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'observatory', secretAccessKey: 'observatory' },
};

/**
 * AWS when there are keys and a region, else the Observatory, else nowhere: then the answer is why,
 * naming the variable. AWS_ENDPOINT_URL_CLOUDWATCH_LOGS stands in for AWS's own address.
 */
export function resolveLogsDestination(env: NodeJS.ProcessEnv): LogsDestination | string {
  const [accessKeyId, secretAccessKey] = [env.AWS_ACCESS_KEY_ID, env.AWS_SECRET_ACCESS_KEY];
  if (accessKeyId && secretAccessKey) {
    const region = env.AWS_REGION || env.AWS_DEFAULT_REGION;
    if (!region) return 'there are AWS keys but no region: set AWS_DEFAULT_REGION';
    const endpoint = env.AWS_ENDPOINT_URL_CLOUDWATCH_LOGS || undefined;
    const at = httpUrl(endpoint ?? `https://logs.${region}.amazonaws.com`)?.origin;
    if (at === undefined) return 'AWS_ENDPOINT_URL_CLOUDWATCH_LOGS is not an http or https address';
    const sessionToken = env.AWS_SESSION_TOKEN;
    const keys = { accessKeyId, secretAccessKey };
    const credentials = sessionToken ? { ...keys, sessionToken } : keys;
    return { name: 'AWS', at, endpoint, region, credentials };
  }
  if (env.OBSERVATORY_URL) {
    const at = httpUrl(env.OBSERVATORY_URL)?.origin;
    if (at === undefined) return 'OBSERVATORY_URL is not an http or https address';
    return { name: 'Observatory', at, endpoint: at, ...MADE_UP };
  }
  return 'set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_DEFAULT_REGION, or run the Observatory, to turn it on';
}
