import type { Writer } from '../store/writer.ts';
import { invalid, XrayError } from './errors.ts';
import { Kept } from './kept.ts';
import {
  arn,
  defaultRule,
  defaultRuleName,
  inOrder,
  type KeptRule,
  noStatistics,
  type SamplingRule,
} from './rule.ts';

/** As many as an account may have besides Default. */
const maximumRules = 25;

type NewRule = Omit<SamplingRule, 'RuleARN'>;
/** A rule is named by its name or by its ARN. */
export interface RuleKey {
  RuleName?: string | undefined;
  RuleARN?: string | undefined;
}

/** What a client counted of one rule since its last report. */
export interface Report {
  requests: number;
  sampled: number;
  borrowed: number;
}

/** The sampling rules, with how often each matched. */
export class SamplingRules {
  readonly #kept: Kept<KeptRule>;
  #modifiedAt = 0;

  constructor(writer: Writer) {
    this.#kept = new Kept(writer, 'rule');
  }

  /** When a rule last came, changed or went, in epoch seconds. */
  get modifiedAt(): number {
    return this.#modifiedAt;
  }

  async load(): Promise<void> {
    await this.#kept.load();
    if (!this.#kept.get(defaultRuleName)) {
      await this.#kept.set(defaultRuleName, defaultRule(nowS()));
    }
    this.#modifiedAt = Math.max(...this.#kept.all().map(({ modifiedAt }) => modifiedAt));
  }

  /** In the order in which they are tried. */
  list(): KeptRule[] {
    return inOrder(this.#kept.all());
  }

  byName(name: string): KeptRule | undefined {
    return this.#kept.get(name);
  }

  byArn(wanted: string): KeptRule | undefined {
    return this.#kept.all().find(({ rule }) => rule.RuleARN === wanted);
  }

  async create(given: NewRule, tags: Record<string, string>): Promise<KeptRule> {
    const { RuleName: name } = given;
    if (this.#kept.get(name)) throw invalid(`The sampling rule ${name} exists already.`);
    if (this.#kept.all().length > maximumRules) {
      const message = `There are ${maximumRules} sampling rules already.`;
      throw new XrayError('RuleLimitExceededException', message);
    }
    const rule: SamplingRule = { ...given, RuleARN: arn(`sampling-rule/${name}`) };
    const at = nowS();
    const kept = { rule, createdAt: at, modifiedAt: at, tags, statistics: noStatistics };
    await this.#change(name, kept);
    return kept;
  }

  /** Of Default only the rate and the reservoir can change, as with X-Ray. */
  async update(key: RuleKey, changes: Partial<NewRule>): Promise<KeptRule> {
    const before = this.#find(key);
    const { RuleName: name } = before.rule;
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const fixed = given.find(([member]) => member !== 'FixedRate' && member !== 'ReservoirSize');
    if (name === defaultRuleName && fixed) {
      throw invalid(`Of the Default rule ${fixed[0]} cannot change.`);
    }
    const rule = { ...before.rule, ...Object.fromEntries(given) };
    const kept = { ...before, rule, modifiedAt: nowS() };
    await this.#change(name, kept);
    return kept;
  }

  async delete(key: RuleKey): Promise<KeptRule> {
    const kept = this.#find(key);
    const { RuleName: name } = kept.rule;
    if (name === defaultRuleName) throw invalid('The Default rule cannot be deleted.');
    await this.#kept.delete(name);
    this.#modifiedAt = nowS();
    return kept;
  }

  /** Adds what a client reports to a rule's figures. */
  async report(name: string, { requests, sampled, borrowed }: Report): Promise<void> {
    const kept = this.#kept.get(name);
    if (!kept) return;
    const { statistics: sum } = kept;
    const statistics = {
      requests: sum.requests + requests,
      sampled: sum.sampled + sampled,
      borrowed: sum.borrowed + borrowed,
      reportedMs: Date.now(),
    };
    await this.#kept.set(name, { ...kept, statistics });
  }

  async tag(name: string, tags: Record<string, string>): Promise<void> {
    const kept = this.#kept.get(name);
    if (kept) await this.#kept.set(name, { ...kept, tags });
  }

  #find({ RuleName, RuleARN }: RuleKey): KeptRule {
    if ((RuleName === undefined) === (RuleARN === undefined)) {
      throw invalid('Name the rule by either RuleName or RuleARN.');
    }
    const kept = RuleName === undefined ? this.byArn(RuleARN ?? '') : this.byName(RuleName);
    if (!kept) throw invalid(`There is no sampling rule ${RuleName ?? RuleARN}.`);
    return kept;
  }

  async #change(name: string, kept: KeptRule): Promise<void> {
    this.#modifiedAt = nowS();
    await this.#kept.set(name, kept);
  }
}

function nowS(): number {
  return Date.now() / 1000;
}
