import {
  CreateGroupCommand,
  CreateSamplingRuleCommand,
  DeleteGroupCommand,
  DeleteSamplingRuleCommand,
  GetGroupCommand,
  GetGroupsCommand,
  GetSamplingRulesCommand,
  GetSamplingStatisticSummariesCommand,
  GetSamplingTargetsCommand,
  InvalidRequestException,
  ListTagsForResourceCommand,
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
import { courseRule, segment, startXray, type XrayHarness } from './testing.ts';

let harness: XrayHarness;
beforeEach(async () => {
  harness = await startXray();
});
afterEach(() => harness.close());

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
  await harness.put(segment(), segment({ name: 'other' }));
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
    client.send(new CreateSamplingRuleCommand({ SamplingRule: { ...courseRule, ...members } }));
  const { SamplingRuleRecord: made } = await create({});
  expect(made?.SamplingRule).toMatchObject({ ...courseRule, Attributes: {} });
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

  const update = { RuleName: 'Cruddur', FixedRate: 0.5, Priority: 2, Host: 'courseRule.com' };
  await client.send(new UpdateSamplingRuleCommand({ SamplingRuleUpdate: update }));
  const rules = await harness.ask<XrayRule[]>('/rules');
  expect(rules[2]).toMatchObject({
    name: 'Cruddur',
    rate: 0.5,
    priority: 2,
    host: 'courseRule.com',
  });
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
    const rule = { ...courseRule, ...members };
    const made = harness.client.send(new CreateSamplingRuleCommand({ SamplingRule: rule }));
    await expect(made, JSON.stringify(members)).rejects.toThrow(InvalidRequestException);
  }
});

it('keeps no more rules than an account has', async () => {
  const create = (at: number) =>
    harness.client.send(
      new CreateSamplingRuleCommand({ SamplingRule: { ...courseRule, RuleName: `r${at}` } }),
    );
  for (let at = 0; at < 25; at++) await create(at);
  await expect(create(25)).rejects.toThrow(RuleLimitExceededException);
});

it('shares a reservoir among clients, and adds up what they report', async () => {
  const { client } = harness;
  await client.send(new CreateSamplingRuleCommand({ SamplingRule: courseRule }));
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
