import type { RollbarSettings } from '@cruddur/contract/api/settings.ts';
import { queryClient } from '../../app/query-client.ts';
import { currentRoute } from '../navigations.ts';
import { redactUrl } from '../redact.ts';
import { sessionId, userId, watchUser } from '../session.ts';
import { Client } from './client.ts';
import { crumbOf } from './crumbs.ts';
import { Limits } from './limits.ts';
import { reportOf } from './report.ts';
import { follow, type Step } from './trail.ts';

const MAX_CRUMBS = 20;

/** Makes items of the failures so far and of all that follow, each with the steps before it. */
export function startReporting(settings: RollbarSettings): void {
  watchUser(queryClient);
  const client = new Client(settings, CODE_VERSION);
  const limits = new Limits();
  const reported = new WeakSet<object>();
  const before: Step[] = [];
  const isNew = (step: Step) => {
    if (step.type !== 'error' || !(step.error instanceof Error)) return true;
    if (reported.has(step.error)) return false;
    reported.add(step.error);
    return true;
  };
  follow((step) => {
    const report = reportOf(step);
    before.push(step);
    if (before.length > MAX_CRUMBS) before.shift();
    if (!report || !isNew(step) || !limits.allow(report.key, report.traceId, report.at)) return;
    const dropped = limits.takeDropped();
    client.send({
      ...report,
      custom: { ...report.custom, ...(dropped > 0 && { dropped }) },
      url: redactUrl(location.href),
      route: currentRoute(),
      sessionId: sessionId(),
      personId: userId(),
      crumbs: before.map(crumbOf),
    });
  });
}
