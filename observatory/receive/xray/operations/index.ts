import type { Operation } from '../operation.ts';
import { getEncryptionConfig, putEncryptionConfig } from './encryption.ts';
import { getServiceGraph, getTraceGraph } from './graph.ts';
import { createGroup, deleteGroup, getGroup, getGroups, updateGroup } from './groups.ts';
import {
  createSamplingRule,
  deleteSamplingRule,
  getSamplingRules,
  updateSamplingRule,
} from './rules.ts';
import { getSamplingStatisticSummaries, getSamplingTargets } from './sampling.ts';
import { putTelemetryRecords, putTraceSegments } from './segments.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';
import { batchGetTraces, getTraceSummaries } from './traces.ts';

/** X-Ray's API by its paths. https://docs.aws.amazon.com/xray/latest/api/API_Operations.html */
export const operations: Record<string, Operation> = {
  '/CreateGroup': createGroup,
  '/UpdateGroup': updateGroup,
  '/DeleteGroup': deleteGroup,
  '/GetGroup': getGroup,
  '/Groups': getGroups,
  '/CreateSamplingRule': createSamplingRule,
  '/UpdateSamplingRule': updateSamplingRule,
  '/DeleteSamplingRule': deleteSamplingRule,
  '/GetSamplingRules': getSamplingRules,
  '/SamplingTargets': getSamplingTargets,
  '/SamplingStatisticSummaries': getSamplingStatisticSummaries,
  '/TraceSegments': putTraceSegments,
  '/TelemetryRecords': putTelemetryRecords,
  '/TraceSummaries': getTraceSummaries,
  '/Traces': batchGetTraces,
  '/ServiceGraph': getServiceGraph,
  '/TraceGraph': getTraceGraph,
  '/ListTagsForResource': listTagsForResource,
  '/TagResource': tagResource,
  '/UntagResource': untagResource,
  '/EncryptionConfig': getEncryptionConfig,
  '/PutEncryptionConfig': putEncryptionConfig,
};
