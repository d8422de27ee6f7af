import { cleaned } from '../clean-error.ts';
import { pathTemplate, redactUrl } from '../redact.ts';
import type { Step } from './trail.ts';

/** An entry of `data.body.telemetry`, as Rollbar's API names its parts. */
export interface Crumb {
  readonly type: 'dom' | 'navigation' | 'network' | 'error' | 'manual';
  readonly level: 'info' | 'warning' | 'error';
  readonly source: 'client';
  /** Milliseconds since 1970. */
  readonly timestamp_ms: number;
  readonly body: Readonly<Record<string, string | number>>;
}

/**
 * A step as one of Rollbar's breadcrumbs. rollbar.js would take its own from the console, the
 * fields and the network of the page; these hold names that developers gave, and nothing else.
 */
export function crumbOf(step: Step): Crumb {
  const { type, level, at, body } = partsOf(step);
  return { type, level, source: 'client', timestamp_ms: Math.round(at), body };
}

function partsOf(step: Step): Pick<Crumb, 'type' | 'level' | 'body'> & { at: number } {
  if (step.type === 'error') {
    const { name, message } = cleaned(step.error);
    return { type: 'error', level: 'error', at: step.at, body: { message: `${name}: ${message}` } };
  }
  if (step.type === 'answer') {
    const { at, method, url, status } = step;
    const body = { subtype: 'fetch', method, url: redactUrl(url), status_code: status };
    return { type: 'network', level: levelOf(status), at, body };
  }
  const { kind, name, attributes, start: at } = step.operation;
  const happened = { level: 'info', at } as const;
  const [verb = '', rest = ''] = name.split(' ');
  switch (kind) {
    case 'action':
      return { ...happened, type: 'dom', body: { subtype: verb, element: rest } };
    case 'navigation':
      return { ...happened, type: 'navigation', body: { to: attributes['app.route'] ?? rest } };
    case 'load':
      return { ...happened, type: 'navigation', body: { to: pathTemplate(location.href) } };
    case 'background':
      return { ...happened, type: 'manual', body: { message: name } };
  }
}

function levelOf(status: number): Crumb['level'] {
  if (status >= 500) return 'error';
  return status >= 400 || status === 0 ? 'warning' : 'info';
}
