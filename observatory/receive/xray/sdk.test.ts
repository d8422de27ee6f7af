import {
  BatchGetTracesCommand,
  CreateGroupCommand,
  CreateSamplingRuleCommand,
  DeleteGroupCommand,
  DeleteSamplingRuleCommand,
  GetEncryptionConfigCommand,
  GetGroupCommand,
  GetGroupsCommand,
  GetSamplingRulesCommand,
  GetSamplingStatisticSummariesCommand,
  GetSamplingTargetsCommand,
  GetServiceGraphCommand,
  GetTraceGraphCommand,
  GetTraceSummariesCommand,
  InvalidRequestException,
  ListTagsForResourceCommand,
  PutEncryptionConfigCommand,
  PutTelemetryRecordsCommand,
  PutTraceSegmentsCommand,
  ResourceNotFoundException,
  RuleLimitExceededException,
  type SamplingRule,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateGroupCommand,
  UpdateSamplingRuleCommand,
} from '@aws-sdk/client-xray';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { XrayGroup, XrayRule } from '../../api/xray.ts';
import { segment, someId, startXray, type XrayHarness } from './testing.ts';

let harness: XrayHarness;
beforeEach(async () => {
  harness = await startXray();
});
afterEach(() => harness.close());

/** The seed's rule. */
const cruddur: SamplingRule = {
  RuleName: 'Cruddur',
  ResourceARN: '*',
  Priority: 9000,
  FixedRate: 0.1,
  ReservoirSize: 5,
  ServiceName: 'Cruddur',
  ServiceType: '*',
  Host: '*',
  HTTPMethod: '*',
  URLPath: '*',
  Version: 1,
};

const put = (...documents: object[]) =>
  harness.client.send(
    new PutTraceSegmentsCommand({
      TraceSegmentDocuments: documents.map((document) => JSON.stringify(document)),
    }),
  );
const lastHour = () => {
  const now = Date.now();
  return { StartTime: new Date(now - 3_600_000), EndTime: new Date(now + 60_000) };
};
const summaries = async (FilterExpression?: string) => {
  const asked = new GetTraceSummariesCommand({ ...lastHour(), FilterExpression });
  return (await harness.client.send(asked)).TraceSummaries ?? [];
};

it('keeps groups: made, changed, listed, tagged, deleted', async () => {
  const { client } = harness;
  const { Group } = await client.send(
    new CreateGroupCommand({
      GroupName: 'Cruddur',
      FilterExpression: 'service("backend-node")',
      Tags: [{ Key: 'team', Value: 'one' }],
    }),
  );
  expect(Group?.GroupARN).toMatch(/^arn:aws:xray:.*:group\/Cruddur\//);
  const again = client.send(new CreateGroupCommand({ GroupName: 'Cruddur' }));
  await expect(again).rejects.toThrow(InvalidRequestException);
  await put(segment(), segment({ name: 'other' }));
  expect(await harness.ask<XrayGroup[]>('/groups')).toMatchObject([{ name: 'Cruddur', traces: 1 }]);

  const key = { GroupARN: Group?.GroupARN };
  await client.send(new UpdateGroupCommand({ ...key, FilterExpression: 'service()' }));
  const got = await client.send(new GetGroupCommand({ GroupName: 'Cruddur' }));
  expect(got.Group?.FilterExpression).toBe('service()');
  expect((await client.send(new GetGroupsCommand({}))).Groups).toHaveLength(1);
  const wrong = new UpdateGroupCommand({ ...key, FilterExpression: 'nonsense(' });
  await expect(client.send(wrong)).rejects.toThrow(/Invalid filter expression/);

  const resource = { ResourceARN: Group?.GroupARN };
  await client.send(new TagResourceCommand({ ...resource, Tags: [{ Key: 'b', Value: '2' }] }));
  await client.send(new UntagResourceCommand({ ...resource, TagKeys: ['team'] }));
  const { Tags } = await client.send(new ListTagsForResourceCommand(resource));
  expect(Tags).toEqual([{ Key: 'b', Value: '2' }]);
  const nobody = new ListTagsForResourceCommand({ ResourceARN: 'arn:aws:xray:::group/no' });
  await expect(client.send(nobody)).rejects.toThrow(ResourceNotFoundException);

  await client.send(new DeleteGroupCommand(key));
  expect((await client.send(new GetGroupsCommand({}))).Groups).toEqual([]);
  await expect(client.send(new GetGroupCommand({ GroupName: 'Cruddur' }))).rejects.toThrow(
    InvalidRequestException,
  );
});

it('keeps sampling rules, in the order in which they are tried, Default always the last', async () => {
  const { client } = harness;
  const create = (members: Partial<SamplingRule>) =>
    client.send(new CreateSamplingRuleCommand({ SamplingRule: { ...cruddur, ...members } }));
  const { SamplingRuleRecord: made } = await create({});
  expect(made?.SamplingRule).toMatchObject({ ...cruddur, Attributes: {} });
  expect(Date.now() - (made?.CreatedAt?.getTime() ?? 0)).toBeLessThan(60_000);
  await create({ RuleName: 'b', Priority: 1 });
  await create({ RuleName: 'a', Priority: 1 });
  const names = async () => {
    const { SamplingRuleRecords } = await client.send(new GetSamplingRulesCommand({}));
    for (const { SamplingRule: rule } of SamplingRuleRecords ?? []) {
      expect(rule).toMatchObject({ Attributes: {}, ResourceARN: '*', Version: 1 });
    }
    return SamplingRuleRecords?.map(({ SamplingRule: rule }) => rule?.RuleName);
  };
  expect(await names()).toEqual(['a', 'b', 'Cruddur', 'Default']);

  const update = { RuleName: 'Cruddur', FixedRate: 0.5, Priority: 2, Host: 'cruddur.com' };
  await client.send(new UpdateSamplingRuleCommand({ SamplingRuleUpdate: update }));
  const rules = await harness.ask<XrayRule[]>('/rules');
  expect(rules[2]).toMatchObject({ name: 'Cruddur', rate: 0.5, priority: 2, host: 'cruddur.com' });
  const ofDefault = { RuleName: 'Default', FixedRate: 0.2 };
  await client.send(new UpdateSamplingRuleCommand({ SamplingRuleUpdate: ofDefault }));
  const fixed = new UpdateSamplingRuleCommand({
    SamplingRuleUpdate: { RuleName: 'Default', Host: 'x' },
  });
  await expect(client.send(fixed)).rejects.toThrow(InvalidRequestException);

  await client.send(new DeleteSamplingRuleCommand({ RuleName: 'a' }));
  expect(await names()).toEqual(['b', 'Cruddur', 'Default']);
  const last = client.send(new DeleteSamplingRuleCommand({ RuleName: 'Default' }));
  await expect(last).rejects.toThrow(/cannot be deleted/);
});

it('refuses rules beyond the limits of names and figures', async () => {
  const wrong: Partial<SamplingRule>[] = [
    { RuleName: 'x'.repeat(33) },
    { Priority: 0 },
    { Priority: 10_000 },
    { FixedRate: 1.1 },
    { ReservoirSize: -1 },
    { Host: 'x'.repeat(65) },
    { ServiceName: 'x'.repeat(65) },
    { URLPath: 'x'.repeat(129) },
    { HTTPMethod: 'x'.repeat(11) },
    { Version: 2 },
  ];
  for (const members of wrong) {
    const rule = { ...cruddur, ...members };
    const made = harness.client.send(new CreateSamplingRuleCommand({ SamplingRule: rule }));
    await expect(made, JSON.stringify(members)).rejects.toThrow(InvalidRequestException);
  }
});

it('keeps no more rules than an account has', async () => {
  const create = (at: number) =>
    harness.client.send(
      new CreateSamplingRuleCommand({ SamplingRule: { ...cruddur, RuleName: `r${at}` } }),
    );
  for (let at = 0; at < 25; at++) await create(at);
  await expect(create(25)).rejects.toThrow(RuleLimitExceededException);
});

it('shares a reservoir among clients, and adds up what they report', async () => {
  const { client } = harness;
  await client.send(new CreateSamplingRuleCommand({ SamplingRule: cruddur }));
  const report = async (letter: string, rule = 'Cruddur') => {
    const counted = { RequestCount: 10, SampledCount: 3, BorrowCount: 1 };
    const document = {
      RuleName: rule,
      ClientID: letter.repeat(24),
      Timestamp: new Date(),
      ...counted,
    };
    return client.send(new GetSamplingTargetsCommand({ SamplingStatisticsDocuments: [document] }));
  };
  const quota = async (letter: string) =>
    (await report(letter)).SamplingTargetDocuments?.[0]?.ReservoirQuota;
  expect(await quota('a')).toBe(5);
  expect(await quota('b')).toBe(2);
  expect(await quota('a')).toBe(3);
  const { SamplingTargetDocuments: targets, LastRuleModification } = await report('a');
  expect(targets).toMatchObject([{ RuleName: 'Cruddur', FixedRate: 0.1, Interval: 10 }]);
  const lives = (targets?.[0]?.ReservoirQuotaTTL?.getTime() ?? 0) - Date.now();
  expect(lives).toBeGreaterThan(10_000);
  expect(lives).toBeLessThan(30_000);
  expect(LastRuleModification?.getTime()).toBeGreaterThan(Date.now() - 60_000);

  const unknown = await report('a', 'Unknown');
  expect(unknown.SamplingTargetDocuments).toEqual([]);
  expect(unknown.UnprocessedStatistics).toMatchObject([{ RuleName: 'Unknown', ErrorCode: '400' }]);
  const sums = await client.send(new GetSamplingStatisticSummariesCommand({}));
  expect(sums.SamplingStatisticSummaries).toMatchObject([
    { RuleName: 'Cruddur', RequestCount: 40, SampledCount: 12, BorrowCount: 4 },
  ]);
  const [rule] = await harness.ask<XrayRule[]>('/rules');
  expect(rule).toMatchObject({ name: 'Cruddur', requests: 40, sampled: 12, borrowed: 4 });
});

it('takes segments, says which it cannot, and gives them back', async () => {
  const good = segment();
  const bad = segment({ trace_id: 'no' });
  const { UnprocessedTraceSegments: refused } = await put(good, bad);
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
  await put(failing, segment({ name: 'quick', end_time: Date.now() / 1000 - 0.2499 }));
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
  for (let at = 0; at < documents.length; at += 50) await put(...documents.slice(at, at + 50));
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
  await put(front, worker);
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
