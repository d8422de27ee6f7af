import { Reservoir } from './reservoir.ts';
import { inOrder, matcher, type SamplingRequest, type SamplingRule } from './rule.ts';

/** What one rule did since it was last told to X-Ray. */
export interface Statistics {
  readonly RuleName: string;
  readonly RequestCount: number;
  readonly SampledCount: number;
  readonly BorrowCount: number;
}

/** X-Ray's answer to what a rule did. */
export interface Target {
  readonly RuleName: string;
  readonly FixedRate?: number | undefined;
  /** Traces a second that this process may take, until the epoch second of `ReservoirQuotaTTL`. */
  readonly ReservoirQuota?: number | undefined;
  readonly ReservoirQuotaTTL?: number | undefined;
}

interface RuleState {
  rule: SamplingRule;
  readonly reservoir: Reservoir;
  matches: (request: SamplingRequest) => boolean;
  fixedRate: number;
  requests: number;
  sampled: number;
  borrowed: number;
}

/** Where time and chance come from, so that tests decide. */
export interface Chance {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** 0 to below 1. */
  readonly random: () => number;
}

/** A set of sampling rules with their reservoirs and statistics. */
export class SamplingRules {
  readonly #chance: Chance;
  #rules: RuleState[] = [];

  constructor(chance: Chance, rules: readonly SamplingRule[] = []) {
    this.#chance = chance;
    this.replace(rules);
  }

  /** Takes `rules` from now on; a rule of the same name keeps its reservoir and its counts. */
  replace(rules: readonly SamplingRule[]): void {
    const known = new Map(this.#rules.map((state) => [state.rule.RuleName, state]));
    this.#rules = [...rules].sort(inOrder).map((rule) => {
      const before = known.get(rule.RuleName);
      // A rate that X-Ray set for the rule as it was stands until the next targets.
      const unchanged = before?.rule.FixedRate === rule.FixedRate;
      return {
        rule,
        matches: matcher(rule),
        reservoir: before?.reservoir ?? new Reservoir(),
        fixedRate: unchanged ? before.fixedRate : rule.FixedRate,
        requests: before?.requests ?? 0,
        sampled: before?.sampled ?? 0,
        borrowed: before?.borrowed ?? 0,
      };
    });
  }

  /** Whether the first rule that matches takes `request`; undefined when none matches. */
  decide(request: SamplingRequest): boolean | undefined {
    const state = this.#rules.find(({ matches }) => matches(request));
    if (state === undefined) return undefined;
    state.requests += 1;
    const taken = state.reservoir.take(this.#chance.now(), state.rule.ReservoirSize);
    if (taken === 'borrowed') state.borrowed += 1;
    const sampled = taken !== undefined || this.#chance.random() < state.fixedRate;
    if (sampled) state.sampled += 1;
    return sampled;
  }

  /** What the rules did that matched anything since it was last told. */
  statistics(): Statistics[] {
    return this.#rules
      .filter(({ requests }) => requests > 0)
      .map(({ rule, requests, sampled, borrowed }) => ({
        RuleName: rule.RuleName,
        RequestCount: requests,
        SampledCount: sampled,
        BorrowCount: borrowed,
      }));
  }

  /** Takes back what has been told: what happened meanwhile stays for the next time. */
  told(statistics: readonly Statistics[]): void {
    for (const { RuleName, RequestCount, SampledCount, BorrowCount } of statistics) {
      const state = this.#find(RuleName);
      if (state === undefined) continue;
      state.requests -= RequestCount;
      state.sampled -= SampledCount;
      state.borrowed -= BorrowCount;
    }
  }

  /** Follows X-Ray's targets; a part that is absent stays as it was. */
  follow(targets: readonly Target[]): void {
    for (const { RuleName, FixedRate, ReservoirQuota, ReservoirQuotaTTL } of targets) {
      const state = this.#find(RuleName);
      if (state === undefined) continue;
      if (FixedRate !== undefined) state.fixedRate = FixedRate;
      if (ReservoirQuota !== undefined && ReservoirQuotaTTL !== undefined) {
        const expiresMs = ReservoirQuotaTTL * 1_000;
        state.reservoir.setQuota({ perSecond: ReservoirQuota, expiresMs });
      }
    }
  }

  #find(name: string): RuleState | undefined {
    return this.#rules.find(({ rule }) => rule.RuleName === name);
  }
}
