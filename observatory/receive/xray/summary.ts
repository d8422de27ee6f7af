import { toXray } from '../../ids.ts';
import type { SegmentDocument } from '../../xray/document.ts';
import { entryOf, secondsOf, withSubsegments, type XrayTrace } from '../../xray/trace.ts';

/** A trace as GetTraceSummaries tells of it. */
export function summarise(trace: XrayTrace): object {
  const documents = trace.segments.map(({ document }) => document);
  const entry = entryOf(trace);
  const services = new Map(documents.map((document) => [document.name, serviceId(document)]));
  return {
    Id: toXray(trace.id),
    StartTime: trace.startMs / 1000,
    Duration: (trace.endMs - trace.startMs) / 1000,
    ResponseTime: entry ? secondsOf(entry) : 0,
    HasFault: documents.some(({ fault }) => fault === true),
    HasError: documents.some(({ error }) => error === true),
    HasThrottle: documents.some(({ throttle }) => throttle === true),
    IsPartial: trace.partial,
    Http: entry ? http(entry) : {},
    Annotations: annotations(documents),
    Users: documents.flatMap((document) =>
      document.user ? { UserName: document.user, ServiceIds: [serviceId(document)] } : [],
    ),
    ServiceIds: [...services.values()],
    ResourceARNs: [],
    InstanceIds: [],
    AvailabilityZones: [],
    ...(entry ? { EntryPoint: serviceId(entry) } : {}),
    FaultRootCauses: [],
    ErrorRootCauses: [],
    ResponseTimeRootCauses: [],
    Revision: 1,
    MatchedEventTime: trace.startMs / 1000,
  };
}

function http({ http: { request, response } = {} }: SegmentDocument): object {
  return {
    HttpURL: request?.url,
    HttpStatus: response?.status,
    HttpMethod: request?.method,
    UserAgent: request?.user_agent,
    ClientIp: request?.client_ip,
  };
}

function serviceId({ name, origin }: SegmentDocument): object {
  return { Name: name, Names: [name], ...(origin ? { Type: origin } : {}) };
}

/** Of every annotation the values, each with the services that said it. */
function annotations(documents: readonly SegmentDocument[]): Record<string, object[]> {
  const found = new Map<string, object[]>();
  for (const document of documents) {
    for (const part of withSubsegments(document)) {
      for (const [key, value] of Object.entries(part.annotations ?? {})) {
        const list = found.get(key) ?? [];
        found.set(key, list);
        list.push({ AnnotationValue: typed(value), ServiceIds: [serviceId(document)] });
      }
    }
  }
  return Object.fromEntries(found);
}

function typed(value: string | number | boolean): object {
  if (typeof value === 'string') return { StringValue: value };
  return typeof value === 'number' ? { NumberValue: value } : { BooleanValue: value };
}
