import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen, type TestServer } from '../../testing/servers.ts';
import { localRules } from './fallback.ts';
import type { SamplingRequest } from './rule.ts';
import { sampleByRules, sampleForObservatory } from './sampler.ts';

const request: SamplingRequest = { serviceName: 'backend-node', method: 'GET', path: '/api/x' };
const NOW = 1_700_000_000_500;

interface Call {
  path: string | undefined;
  body: Record<string, unknown>;
}

let daemon: TestServer;
let calls: Call[];
let answers: Record<string, unknown>;
const state = { nowMs: NOW, random: 0.999 };
const chance = { now: () => state.nowMs, random: () => state.random };

beforeEach(async () => {
  calls = [];
  answers = {};
  Object.assign(state, { nowMs: NOW, random: 0.999 });
  daemon = await listen((incoming, response) => void answer(incoming, response));
});
afterEach(() => daemon.close());

async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = (await json(incoming)) as Record<string, unknown>;
  calls.push({ path: incoming.url, body });
  const given = answers[incoming.url ?? ''];
  if (given === undefined) response.writeHead(500).end('{}');
  else response.end(JSON.stringify(given));
}

const address = () => ({ host: '127.0.0.1', port: (daemon.server.address() as AddressInfo).port });

function records(...rules: Record<string, unknown>[]) {
  const defaults = { Version: 1, ResourceARN: '*', ServiceType: '*', Attributes: {} };
  return {
    SamplingRuleRecords: rules.map((rule) => ({ SamplingRule: { ...defaults, ...rule } })),
    NextToken: null,
  };
}

const everything = { RuleName: 'all', Priority: 1, FixedRate: 1, ReservoirSize: 0 };
const nothing = { RuleName: 'none', Priority: 1, FixedRate: 0, ReservoirSize: 0 };

describe('without an answer of the daemon', () => {
  it('aws/json/xray.json decides: it matches what is traced, and spends no reservoir', async () => {
    expect(localRules()[0]).toMatchObject({ ServiceName: 'backend-node', ReservoirSize: 0 });
    const sampler = sampleByRules(address(), chance);
    await sampler.poller.fetchRules();
    expect(sampler.decide(request)).toBe(false);
    state.random = 0.09;
    expect(sampler.decide(request)).toBe(true);
    expect(sampler.decide({ ...request, serviceName: 'renamed' })).toBe(true);
  });

  it('and after an hour without one as well', async () => {
    answers['/GetSamplingRules'] = records(everything);
    const sampler = sampleByRules(address(), chance);
    await sampler.poller.fetchRules();
    state.nowMs += 3_599_999;
    expect(sampler.decide(request)).toBe(true);
    state.nowMs += 1;
    expect(sampler.decide(request)).toBe(false);
  });
});

describe('with the daemon', () => {
  it('rules of every page are followed, those of other versions passed over', async () => {
    const pages = [
      { ...records({ ...everything, Version: 2 }, { RuleName: 'broken' }), NextToken: 'more' },
      records({ ...nothing, Priority: 5 }, { ...everything, Priority: 3 }),
    ];
    Object.defineProperty(answers, '/GetSamplingRules', { get: () => pages.shift() });
    const sampler = sampleByRules(address(), chance);
    await sampler.poller.fetchRules();
    expect(sampler.decide(request)).toBe(true);
    expect(calls.map(({ body }) => body)).toEqual([{}, { NextToken: 'more' }]);
  });

  it('statistics are told, and its targets followed', async () => {
    answers['/GetSamplingRules'] = records({ ...nothing, ReservoirSize: 9 });
    const sampler = sampleByRules(address(), chance);
    await sampler.poller.fetchRules();
    expect([sampler.decide(request), sampler.decide(request)]).toEqual([true, false]);
    answers['/SamplingTargets'] = {
      SamplingTargetDocuments: [
        {
          RuleName: 'none',
          FixedRate: 0.5,
          ReservoirQuota: 2,
          ReservoirQuotaTTL: NOW / 1_000 + 60,
          Interval: 10,
        },
      ],
      LastRuleModification: NOW / 1_000 - 60,
    };
    await sampler.poller.reportAndFollow();
    const told = {
      RuleName: 'none',
      ClientID: expect.stringMatching(/^[0-9a-f]{24}$/),
      Timestamp: Math.floor(NOW / 1_000),
      RequestCount: 2,
      SampledCount: 1,
      BorrowCount: 1,
    };
    expect(calls.at(-1)?.body).toEqual({ SamplingStatisticsDocuments: [told] });
    state.nowMs += 1_000;
    expect([1, 2, 3].map(() => sampler.decide(request))).toEqual([true, true, false]);
    state.random = 0.4;
    expect(sampler.decide(request)).toBe(true);
    const before = calls.length;
    await sampler.poller.reportAndFollow();
    expect(calls).toHaveLength(before + 1);
    await sampler.poller.reportAndFollow();
    expect(calls).toHaveLength(before + 1);
  });

  it('rules that changed are fetched at once', async () => {
    answers['/GetSamplingRules'] = records(nothing);
    const sampler = sampleByRules(address(), chance);
    await sampler.poller.fetchRules();
    expect(sampler.decide(request)).toBe(false);
    answers['/GetSamplingRules'] = records(everything);
    answers['/SamplingTargets'] = {
      SamplingTargetDocuments: [],
      LastRuleModification: NOW / 1_000 + 1,
    };
    await sampler.poller.reportAndFollow();
    expect(sampler.decide(request)).toBe(true);
  });
});

describe('to the Observatory', () => {
  it('goes everything, whether it answers or not', async () => {
    const sampler = sampleForObservatory(address(), chance);
    expect(sampler.decide(request)).toBe(true);
    answers['/GetSamplingRules'] = records({ ...nothing, RuleName: 'Default', Priority: 10_000 });
    await sampler.poller.fetchRules();
    expect(sampler.decide(request)).toBe(true);
    const target = { RuleName: 'Default', FixedRate: 0, ReservoirQuota: 0, ReservoirQuotaTTL: 9e9 };
    answers['/SamplingTargets'] = { SamplingTargetDocuments: [target], LastRuleModification: 0 };
    await sampler.poller.reportAndFollow();
    expect(calls.at(-1)?.body.SamplingStatisticsDocuments).toMatchObject([
      { RuleName: 'Default', RequestCount: 1, SampledCount: 1 },
    ]);
    expect(sampler.decide(request)).toBe(true);
  });

  it('goes by rule what matches a rule that was made there', async () => {
    answers['/GetSamplingRules'] = records({ ...nothing, URLPath: '/api/x' });
    const sampler = sampleForObservatory(address(), chance);
    await sampler.poller.fetchRules();
    expect(sampler.decide(request)).toBe(false);
    expect(sampler.decide({ ...request, path: '/api/y' })).toBe(true);
  });
});
