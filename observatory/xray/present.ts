import type { XrayGroup, XrayRule, XraySegment, XrayTraceSummary } from '../api/xray.ts';
import type { Group } from './groups.ts';
import type { KeptRule } from './rule.ts';
import { entryOf, type JoinedSegment, withSubsegments, type XrayTrace } from './trace.ts';

/** A segment as the trace page shows it; its subsegments are in the document. */
export function presentSegment({ segment, document }: JoinedSegment): XraySegment {
  return {
    id: segment.id,
    trace_id: segment.traceId,
    parent_id: segment.parentId,
    name: segment.name,
    start_ms: segment.startMs,
    end_ms: segment.endMs,
    error: document.error === true,
    fault: document.fault === true,
    throttle: document.throttle === true,
    document,
  };
}

/** A trace told by the segment that took the request. */
export function presentTrace(trace: XrayTrace): XrayTraceSummary {
  const documents = trace.segments.map(({ document }) => document);
  const entry = entryOf(trace);
  const all = documents.reduce((sum, each) => sum + [...withSubsegments(each)].length, 0);
  return {
    trace_id: trace.id,
    name: entry?.name ?? '',
    start_ms: trace.startMs,
    duration_ms: trace.endMs - trace.startMs,
    method: entry?.http?.request?.method ?? null,
    url: entry?.http?.request?.url ?? null,
    status: entry?.http?.response?.status ?? null,
    error: documents.some(({ error }) => error),
    fault: documents.some(({ fault }) => fault),
    throttle: documents.some(({ throttle }) => throttle),
    partial: trace.partial,
    services: [...new Set(documents.map(({ name }) => name))],
    segments: documents.length,
    subsegments: all - documents.length,
  };
}

export function presentRule({ rule, modifiedAt, statistics }: KeptRule): XrayRule {
  return {
    name: rule.RuleName,
    priority: rule.Priority,
    service: rule.ServiceName,
    service_type: rule.ServiceType,
    host: rule.Host,
    method: rule.HTTPMethod,
    path: rule.URLPath,
    reservoir: rule.ReservoirSize,
    rate: rule.FixedRate,
    modified_ms: modifiedAt * 1000,
    requests: statistics.requests,
    sampled: statistics.sampled,
    borrowed: statistics.borrowed,
    reported_ms: statistics.reportedMs,
  };
}

export function presentGroup(group: Group, traces: number): XrayGroup {
  const { GroupName: name, GroupARN: arn, FilterExpression: filter = '' } = group;
  return { name, arn, filter, traces };
}
