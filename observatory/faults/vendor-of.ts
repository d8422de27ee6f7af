import type { IncomingMessage } from 'node:http';
import type { FaultyVendor } from '../api/faults.ts';

/** X-Ray's API: every operation is one POST to a path that begins with a capital letter. */
const xrayPath = /^\/[A-Z][A-Za-z]+$/;

/**
 * The vendor whose receiver a request is for. Undefined for the Observatory's own pages and API, and
 * for a preflight: a page that may not ask at all would hide the fault that was ordered.
 */
export function vendorOf(request: IncomingMessage): FaultyVendor | undefined {
  if (request.method === 'OPTIONS') return undefined;
  const path = request.url?.split('?')[0] ?? '';
  if (path.startsWith('/v1/')) return 'honeycomb';
  if (path.startsWith('/api/1/')) return 'rollbar';
  if (request.method !== 'POST') return undefined;
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string' && target.startsWith('Logs_')) return 'cloudwatch';
  return xrayPath.test(path) ? 'xray' : undefined;
}
