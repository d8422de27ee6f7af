import {
  BatchGetTracesCommand,
  GetEncryptionConfigCommand,
  GetServiceGraphCommand,
  GetTraceGraphCommand,
  GetTraceSummariesCommand,
  InvalidRequestException,
  PutEncryptionConfigCommand,
  PutTelemetryRecordsCommand,
} from '@aws-sdk/client-xray';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { segment, someId, startXray, type XrayHarness } from './testing.ts';

let harness: XrayHarness;
beforeEach(async () => {
  harness = await startXray();
});
afterEach(() => harness.close());

const lastHour = () => {
  const now = Date.now();
  return { StartTime: new Date(now - 3_600_000), EndTime: new Date(now + 60_000) };
};
const summaries = async (FilterExpression?: string) => {
  const asked = new GetTraceSummariesCommand({ ...lastHour(), FilterExpression });
  return (await harness.client.send(asked)).TraceSummaries ?? [];
};

it('takes segments, says which it cannot, and gives them back', async () => {
  const good = segment();
  const bad = segment({ trace_id: 'no' });
  const { UnprocessedTraceSegments: refused } = await harness.put(good, bad);
  expect(refused).toMatchObject([{ Id: bad.id, ErrorCode: 'InvalidTraceId' }]);
  const w3c = String(good.trace_id).replaceAll('-', '').slice(1);
  const unknown = `1-${'0'.repeat(7)}1-${'0'.repeat(24)}`;
  const { Traces, UnprocessedTraceIds } = await harness.client.send(
    new BatchGetTracesCommand({ TraceIds: [w3c, unknown] }),
  );
  expect(UnprocessedTraceIds).toEqual([unknown]);
  expect(Traces).toMatchObject([{ Id: good.trace_id, Segments: [{ Id: good.id }] }]);
  expect(Traces?.[0]?.Duration).toBeCloseTo(0.25, 2);
  const document = JSON.parse(Traces?.[0]?.Segments?.[0]?.Document ?? '');
  expect(document).toMatchObject({ name: 'backend-node', trace_id: good.trace_id });
  const six = new BatchGetTracesCommand({ TraceIds: Array(6).fill(w3c) });
  await expect(harness.client.send(six)).rejects.toThrow(InvalidRequestException);
});

it('summarises traces, filtered', async () => {
  const failing = segment({
    fault: true,
    user: 'andrewbrown',
    annotations: { 'app.result_length': 3, route: '/api/home', constructor: 'x' },
    http: {
      request: { method: 'GET', url: 'http://localhost/api/home', client_ip: '127.0.0.1' },
      response: { status: 500 },
    },
  });
  await harness.put(failing, segment({ name: 'quick', end_time: Date.now() / 1000 - 0.2499 }));
  const [summary] = await summaries('fault');
  expect(summary).toMatchObject({
    Id: failing.trace_id,
    HasFault: true,
    HasError: false,
    IsPartial: false,
    Http: { HttpStatus: 500, HttpMethod: 'GET', ClientIp: '127.0.0.1' },
    Users: [{ UserName: 'andrewbrown' }],
    ServiceIds: [{ Name: 'backend-node' }],
    EntryPoint: { Name: 'backend-node' },
    Annotations: { route: [{ AnnotationValue: { StringValue: '/api/home' } }] },
  });
  expect(await summaries()).toHaveLength(2);
  expect(await summaries('service("quick") AND NOT fault')).toHaveLength(1);
  expect(await summaries('annotation.app.result_length >= 3')).toHaveLength(1);
  await expect(summaries('edge("a", "b")')).rejects.toThrow(/does not filter by edge/);
});

it('gives summaries in pages', async () => {
  const documents = Array.from({ length: 150 }, () => segment());
  for (let at = 0; at < documents.length; at += 50)
    await harness.put(...documents.slice(at, at + 50));
  const range = lastHour();
  const first = await harness.client.send(new GetTraceSummariesCommand(range));
  const { NextToken } = first;
  const second = await harness.client.send(new GetTraceSummariesCommand({ ...range, NextToken }));
  const ids = [...(first.TraceSummaries ?? []), ...(second.TraceSummaries ?? [])].map(
    ({ Id }) => Id,
  );
  expect(new Set(ids).size).toBe(150);
  expect(second.NextToken).toBeUndefined();
});

it('draws who called whom', async () => {
  const call = {
    id: someId(),
    name: 'postgres',
    namespace: 'remote',
    sql: {},
    start_time: 1,
    end_time: 2,
  };
  const remote = { id: someId(), name: 'worker', namespace: 'remote', start_time: 1, end_time: 3 };
  const front = segment({ subsegments: [call, remote] });
  const worker = segment({
    name: 'worker',
    trace_id: front.trace_id,
    parent_id: remote.id,
    error: true,
  });
  await harness.put(front, worker);
  const trace = new GetTraceGraphCommand({ TraceIds: [String(front.trace_id)] });
  const { Services = [] } = await harness.client.send(trace);
  const names = new Map(
    Services.map(({ ReferenceId, Name, Type }) => [ReferenceId, `${Name} ${Type ?? ''}`]),
  );
  const edges = Services.flatMap(({ ReferenceId, Edges = [] }) =>
    Edges.map((edge) => `${names.get(ReferenceId)}> ${names.get(edge.ReferenceId)}`),
  );
  expect(edges.sort()).toEqual([
    'backend-node > postgres Database::SQL',
    'backend-node > worker ',
    'backend-node client> backend-node ',
  ]);
  const graph = await harness.client.send(new GetServiceGraphCommand(lastHour()));
  const node = graph.Services?.find(({ Name }) => Name === 'worker');
  expect(node?.SummaryStatistics).toMatchObject({
    TotalCount: 1,
    ErrorStatistics: { OtherCount: 1 },
  });
  const ever = await fetch(`${harness.url}/TraceSummaries`, {
    method: 'POST',
    body: JSON.stringify({ StartTime: 0, EndTime: 1e300 }),
  });
  expect(await ever.json()).toMatchObject({ TracesProcessedCount: expect.any(Number) });
  const days = { StartTime: new Date(0), EndTime: new Date() };
  await expect(harness.client.send(new GetServiceGraphCommand(days))).rejects.toThrow(/six hours/);
});

it('answers what a daemon tells, and what it cannot do', async () => {
  const { client } = harness;
  const records = [{ Timestamp: new Date(), SegmentsReceivedCount: 1 }];
  await client.send(new PutTelemetryRecordsCommand({ TelemetryRecords: records }));
  const { EncryptionConfig } = await client.send(new GetEncryptionConfigCommand({}));
  expect(EncryptionConfig?.Type).toBe('NONE');
  await client.send(new PutEncryptionConfigCommand({ Type: 'NONE' }));
  const kms = new PutEncryptionConfigCommand({ Type: 'KMS', KeyId: 'alias/x' });
  await expect(client.send(kms)).rejects.toThrow(InvalidRequestException);
});
