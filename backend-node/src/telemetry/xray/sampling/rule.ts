import { wildcard } from '../wildcard.ts';

/** X-Ray's sampling rule, as its API and `aws/json/xray.json` write it. */
export interface SamplingRule {
  readonly RuleName: string;
  readonly ResourceARN: string;
  /** 1 to 9999, the lowest first. */
  readonly Priority: number;
  /** The share, 0 to 1, of what is over the reservoir. */
  readonly FixedRate: number;
  /** Traces a second. */
  readonly ReservoirSize: number;
  readonly ServiceName: string;
  readonly ServiceType: string;
  readonly Host: string;
  readonly HTTPMethod: string;
  readonly URLPath: string;
  readonly Version: number;
  readonly Attributes?: Readonly<Record<string, string>>;
}

/** What of a local trace the rules look at; a part that it has not matches any pattern. */
export interface SamplingRequest {
  readonly serviceName: string;
  readonly serviceType?: string | undefined;
  /** As the Host header names it, its port included. */
  readonly host?: string | undefined;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** The rule that X-Ray always has, last, for whatever no other matches. */
export const DEFAULT_RULE = 'Default';

/** Ascending priority, then name; `Default` last. */
export function inOrder(one: SamplingRule, other: SamplingRule): number {
  if (one.RuleName === DEFAULT_RULE) return 1;
  if (other.RuleName === DEFAULT_RULE) return -1;
  if (one.Priority !== other.Priority) return one.Priority - other.Priority;
  return one.RuleName < other.RuleName ? -1 : 1;
}

/** Makes the test of whether `rule` is for a request. */
export function matcher(rule: SamplingRule): (request: SamplingRequest) => boolean {
  if (rule.RuleName === DEFAULT_RULE) return () => true;
  // We know no ARN of our own.
  if (rule.ResourceARN !== '*') return () => false;
  const service = wildcard(rule.ServiceName);
  const type = wildcard(rule.ServiceType);
  const host = wildcard(rule.Host);
  const method = wildcard(rule.HTTPMethod);
  const path = wildcard(rule.URLPath);
  const attributes = Object.entries(rule.Attributes ?? {}).map(
    ([key, pattern]) => [key, wildcard(pattern)] as const,
  );
  return (request) =>
    service(request.serviceName) &&
    (request.serviceType === undefined || type(request.serviceType)) &&
    (request.host === undefined || host(request.host) || host(withoutPort(request.host))) &&
    (request.method === undefined || method(request.method)) &&
    (request.path === undefined || path(request.path)) &&
    attributes.every(([key, matches]) => {
      const value = request.attributes?.[key];
      return value !== undefined && matches(String(value));
    });
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}
