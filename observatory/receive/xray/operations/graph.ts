import { z } from 'zod';
import { invalid } from '../../../xray/errors.ts';
import { parseFilter } from '../../../xray/filter/parse.ts';
import { type GraphNode, type Statistics, serviceGraph } from '../../../xray/graph.ts';
import { moment, operation } from '../operation.ts';
import { traceIds } from './traces.ts';

/** X-Ray draws no longer time. */
const longestMs = 6 * 3_600_000;

export const getServiceGraph = operation(
  z.object({
    StartTime: moment,
    EndTime: moment,
    GroupName: z.string().min(1).max(32).optional(),
    GroupARN: z.string().min(1).max(400).optional(),
  }),
  async (store, { StartTime, EndTime, GroupName, GroupARN }) => {
    if (EndTime < StartTime) throw invalid('StartTime is after EndTime.');
    if (EndTime - StartTime > longestMs) throw invalid('The time is longer than six hours.');
    const grouped = GroupName !== undefined || GroupARN !== undefined;
    const filter = grouped ? store.groups.get({ GroupName, GroupARN }).FilterExpression : '';
    const traces = await store.between(StartTime, EndTime);
    return {
      StartTime: StartTime / 1000,
      EndTime: EndTime / 1000,
      Services: present(serviceGraph(traces.filter(parseFilter(filter ?? '')))),
      ContainsOldGroupVersions: false,
    };
  },
);

export const getTraceGraph = operation(
  z.object({ TraceIds: traceIds(20) }),
  async (store, { TraceIds: ids }) => ({
    Services: present(serviceGraph(await store.traces(ids))),
  }),
);

function present(nodes: readonly GraphNode[]): object[] {
  const places = new Map(nodes.map((node, at) => [node, at]));
  return nodes.map((node, at) => ({
    ReferenceId: at,
    Name: node.name,
    Names: [node.name],
    ...(node.root ? { Root: true } : {}),
    ...(node.type === null ? {} : { Type: node.type }),
    State: 'active',
    StartTime: node.startS,
    EndTime: node.endS,
    Edges: [...node.edges.values()].map((edge) => ({
      ReferenceId: places.get(edge.to),
      StartTime: edge.startS,
      EndTime: edge.endS,
      SummaryStatistics: presentStatistics(edge.statistics),
      ResponseTimeHistogram: [],
      Aliases: [],
    })),
    SummaryStatistics: presentStatistics(node.statistics),
    DurationHistogram: [],
    ResponseTimeHistogram: [],
  }));
}

function presentStatistics({ ok, throttles, errors, faults, total, seconds }: Statistics): object {
  return {
    OkCount: ok,
    ErrorStatistics: {
      ThrottleCount: throttles,
      OtherCount: errors,
      TotalCount: throttles + errors,
    },
    FaultStatistics: { OtherCount: faults, TotalCount: faults },
    TotalCount: total,
    TotalResponseTime: seconds,
  };
}
