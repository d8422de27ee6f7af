import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, matcher, type SamplingRequest, type SamplingRule } from './rule.ts';
import { SamplingRules } from './rules.ts';

function rule(fields: Partial<SamplingRule> = {}): SamplingRule {
  return {
    RuleName: 'one',
    ResourceARN: '*',
    Priority: 100,
    FixedRate: 0,
    ReservoirSize: 0,
    ServiceName: '*',
    ServiceType: '*',
    Host: '*',
    HTTPMethod: '*',
    URLPath: '*',
    Version: 1,
    Attributes: {},
    ...fields,
  };
}

const request: SamplingRequest = {
  serviceName: 'backend-node',
  serviceType: 'aws_ecs',
  host: 'localhost:4567',
  method: 'GET',
  path: '/api/activities/home',
  attributes: { 'user.id': '8c7b', 'app.count': 7 },
};

/** A clock and a chance that stand where they are put. */
function still(nowMs = 1_700_000_000_000, random = 0.999) {
  const state = { nowMs, random };
  return { state, now: () => state.nowMs, random: () => state.random };
}

describe('a rule', () => {
  it.each<[boolean, Partial<SamplingRule>]>([
    [true, {}],
    [true, { ServiceName: 'BACKEND-*', HTTPMethod: 'g?t', URLPath: '/API/*/home' }],
    [true, { Host: 'localhost' }],
    [true, { Host: 'localhost:45*' }],
    [true, { Attributes: { 'user.id': '8*', 'app.count': '7' } }],
    [false, { ServiceName: 'Cruddur' }],
    [false, { ServiceType: 'AWS::ECS::Container' }],
    [false, { Host: 'example.com' }],
    [false, { HTTPMethod: 'POST' }],
    [false, { URLPath: '/api/activities' }],
    [false, { Attributes: { 'user.id': '9*' } }],
    [false, { Attributes: { 'no.such': '*' } }],
    [false, { ResourceARN: 'arn:aws:ecs:*' }],
    [true, { RuleName: 'Default', ServiceName: 'other' }],
  ])('matches: %s, with %o', (expected, fields) => {
    expect(matcher(rule(fields))(request)).toBe(expected);
  });

  it('is not held against a part that the request has not', () => {
    const strict = rule({ Host: 'a', HTTPMethod: 'b', URLPath: 'c', ServiceType: 'd' });
    expect(matcher(strict)({ serviceName: 'backend-node' })).toBe(true);
  });
});

const anyRule = fc.record({
  RuleName: fc.constantFrom('Default', 'a', 'b', 'c', 'd'),
  Priority: fc.integer({ min: 1, max: 3 }),
});

it('rules stand by priority, then name, with Default last, however they come', () => {
  const unique = fc.uniqueArray(anyRule, { selector: ({ RuleName }) => RuleName });
  fc.assert(
    fc.property(unique, (some) => {
      const sorted = some.map(rule).sort(inOrder);
      for (const [index, next] of sorted.slice(1).entries()) {
        const before = sorted[index] as SamplingRule;
        expect(before.RuleName).not.toBe('Default');
        if (next.RuleName === 'Default') continue;
        expect(before.Priority).toBeLessThanOrEqual(next.Priority);
        if (before.Priority === next.Priority) expect(before.RuleName < next.RuleName).toBe(true);
      }
    }),
  );
});

it('the first rule that matches decides alone', () => {
  const rules = new SamplingRules(still(), [
    rule({ RuleName: 'Default', FixedRate: 1 }),
    rule({ RuleName: 'late', Priority: 2, FixedRate: 1 }),
    rule({ RuleName: 'early', Priority: 1, FixedRate: 0 }),
  ]);
  expect(rules.decide(request)).toBe(false);
  expect(rules.statistics()).toEqual([
    { RuleName: 'early', RequestCount: 1, SampledCount: 0, BorrowCount: 0 },
  ]);
});

/** Requests at moments of a few seconds, in order. */
const moments = fc
  .array(fc.integer({ min: 0, max: 4_999 }), { maxLength: 60 })
  .map((all) => all.sort((one, other) => one - other));

function perSecond(times: readonly number[]): number[] {
  return [...Map.groupBy(times, (time) => Math.floor(time / 1_000)).values()].map(
    (all) => all.length,
  );
}

describe('the reservoir', () => {
  it('without a quota borrows one a second, if it has any size', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 9 }), (times, ReservoirSize) => {
        const clock = still(0);
        const rules = new SamplingRules(clock, [rule({ ReservoirSize })]);
        const taken = times.filter((time) => {
          clock.state.nowMs = time;
          return rules.decide(request);
        });
        expect(taken.length).toBe(ReservoirSize === 0 ? 0 : perSecond(times).length);
        expect(rules.statistics()[0]?.BorrowCount ?? 0).toBe(taken.length);
      }),
    );
  });

  it('with a quota gives so many in each second until it expires, then borrows again', () => {
    const quotas = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(moments, quotas, fc.integer({ min: 0, max: 5 }), (times, quota, ttl) => {
        const clock = still(0);
        const rules = new SamplingRules(clock, [rule({ ReservoirSize: 50 })]);
        rules.follow([{ RuleName: 'one', ReservoirQuota: quota, ReservoirQuotaTTL: ttl }]);
        const taken = times.filter((time) => {
          clock.state.nowMs = time;
          return rules.decide(request);
        });
        const expected = [...Map.groupBy(times, (time) => Math.floor(time / 1_000))].map(
          ([second, all]) => Math.min(all.length, second < ttl ? quota : 1),
        );
        expect(taken.length).toBe(expected.reduce((sum, some) => sum + some, 0));
      }),
    );
  });

  it('once empty leaves it to the rate, exactly', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (FixedRate, random) => {
          const rules = new SamplingRules(still(0, random), [rule({ FixedRate })]);
          expect(rules.decide(request)).toBe(random < FixedRate);
        },
      ),
    );
  });
});

it('statistics add up, and nothing is told twice or lost', () => {
  const chance = fc.array(fc.tuple(fc.double({ min: 0, max: 0.99, noNaN: true }), fc.boolean()));
  fc.assert(
    fc.property(chance, (steps) => {
      const clock = still(0);
      const rules = new SamplingRules(clock, [rule({ FixedRate: 0.5, ReservoirSize: 1 })]);
      let told = 0;
      let sampled = 0;
      for (const [random, tell] of steps) {
        clock.state.nowMs += 400;
        clock.state.random = random;
        const statistics = rules.statistics();
        // Between the telling and its answer a request comes.
        if (rules.decide(request)) sampled += 1;
        if (!tell) continue;
        rules.told(statistics);
        told += statistics[0]?.SampledCount ?? 0;
      }
      expect(told + (rules.statistics()[0]?.SampledCount ?? 0)).toBe(sampled);
    }),
  );
});

it('a rule keeps its counts and its quota when rules are fetched anew', () => {
  const clock = still(0);
  const rules = new SamplingRules(clock, [rule({ ReservoirSize: 5 })]);
  rules.follow([{ RuleName: 'one', FixedRate: 0.7, ReservoirQuota: 2, ReservoirQuotaTTL: 60 }]);
  rules.decide(request);
  rules.replace([rule({ ReservoirSize: 5 }), rule({ RuleName: 'new', Priority: 900 })]);
  expect([rules.decide(request), rules.decide(request)]).toEqual([true, false]);
  clock.state.random = 0.6;
  expect(rules.decide(request)).toBe(true);
  expect(rules.statistics()[0]).toMatchObject({ RequestCount: 4, SampledCount: 3, BorrowCount: 0 });
});
