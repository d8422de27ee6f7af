import type { TrustMode } from './trust.ts';

/** TRACE_CONTEXT; anything unknown is the careful default. */
export function trustMode(env: NodeJS.ProcessEnv): TrustMode {
  const mode = env.TRACE_CONTEXT;
  return mode === 'all' || mode === 'none' ? mode : 'own';
}

/** The origins of our own pages: FRONTEND_URL and BACKEND_URL, or where we listen by default. */
export function ownOrigins(env: NodeJS.ProcessEnv): ReadonlySet<string> {
  const urls = [
    env.FRONTEND_URL || `http://localhost:${env.FRONTEND_PORT || 3000}`,
    env.BACKEND_URL || `http://localhost:${env.BACKEND_PORT || 4567}`,
  ];
  return new Set(urls.flatMap((url) => (URL.canParse(url) ? [new URL(url).origin] : [])));
}

/** Whether proxies of our own stand in front, as TRUST_PROXY says; config.ts checks its value. */
export function hasOwnProxy(env: NodeJS.ProcessEnv): boolean {
  return Number(env.TRUST_PROXY) > 0;
}

/** Whether OpenTelemetry's own switches turn tracing off. */
export function isDisabled(env: NodeJS.ProcessEnv): boolean {
  return isSdkDisabled(env) || env.OTEL_TRACES_EXPORTER === 'none';
}

/** The same of metrics. */
export function areMetricsDisabled(env: NodeJS.ProcessEnv): boolean {
  return isSdkDisabled(env) || env.OTEL_METRICS_EXPORTER === 'none';
}

function isSdkDisabled(env: NodeJS.ProcessEnv): boolean {
  return env.OTEL_SDK_DISABLED?.toLowerCase() === 'true';
}

/** `service.name`, X-Ray's segments and CloudWatch's streams and metrics are all named by it. */
export function serviceName(env: NodeJS.ProcessEnv): string {
  return env.OTEL_SERVICE_NAME || 'backend-node';
}

/** What groups our two services at the destination. */
export function serviceNamespace(env: NodeJS.ProcessEnv): string {
  return env.HONEYCOMB_SERVICE_NAME || 'cruddur';
}

/** `deployment.environment.name`. */
export function environmentName(env: NodeJS.ProcessEnv): string {
  return env.NODE_ENV || 'development';
}
