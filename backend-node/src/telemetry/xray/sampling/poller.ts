import { randomBytes } from 'node:crypto';
import { count } from '../../counters.ts';
import { rulesAnswer, targetsAnswer } from './answers.ts';
import { askDaemon, type TcpAddress } from './daemon-client.ts';
import { DEFAULT_RULE, type SamplingRule } from './rule.ts';
import type { SamplingRules } from './rules.ts';

const RULES_EVERY_MS = 300_000;
const TARGETS_EVERY_MS = 10_000;
/** X-Ray takes so many statistics in one call. */
const STATISTICS_LIMIT = 25;
const PAGES_LIMIT = 10;

export interface PollerOptions {
  readonly address: TcpAddress;
  readonly rules: SamplingRules;
  /** The Default rule takes everything, whatever its rate: it is there to be counted alone. */
  readonly takeAllByDefault?: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Keeps sampling rules as X-Ray has them, and tells it what they did. */
export class RulePoller {
  readonly #options: PollerOptions;
  readonly #clientId = randomBytes(12).toString('hex');
  readonly #closing = new AbortController();
  readonly #timers: NodeJS.Timeout[] = [];
  /** When rules were last had; undefined before the first time. */
  #fetchedMs: number | undefined;

  constructor(options: PollerOptions) {
    this.#options = options;
  }

  get fetchedMs(): number | undefined {
    return this.#fetchedMs;
  }

  /** Asks now and from now on, without keeping the process. */
  start(): void {
    void this.fetchRules();
    this.#timers.push(
      setInterval(() => void this.fetchRules(), RULES_EVERY_MS).unref(),
      setInterval(() => void this.reportAndFollow(), TARGETS_EVERY_MS).unref(),
    );
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#closing.abort();
  }

  /** Never rejects: without an answer the rules stay as they were. */
  async fetchRules(): Promise<void> {
    const { rules, takeAllByDefault, now } = this.#options;
    try {
      const found: SamplingRule[] = [];
      let token: string | undefined;
      for (let page = 0; page < PAGES_LIMIT; page += 1) {
        const body = token === undefined ? {} : { NextToken: token };
        const answer = rulesAnswer.parse(await this.#ask('/GetSamplingRules', body));
        found.push(...answer.SamplingRuleRecords);
        token = answer.NextToken ?? undefined;
        if (token === undefined) break;
      }
      rules.replace(takeAllByDefault ? found.map(takingAll) : found);
      this.#fetchedMs = now();
    } catch {
      count('xray.rules.unavailable');
    }
  }

  /** Never rejects: what could not be told is told the next time. */
  async reportAndFollow(): Promise<void> {
    const { rules, takeAllByDefault, now } = this.#options;
    // The first answer is still to come: there are no rules whose doings could be told.
    if (this.#fetchedMs === undefined) return this.fetchRules();
    const statistics = rules.statistics().slice(0, STATISTICS_LIMIT);
    if (statistics.length === 0) return;
    const Timestamp = Math.floor(now() / 1_000);
    try {
      const answer = targetsAnswer.parse(
        await this.#ask('/SamplingTargets', {
          SamplingStatisticsDocuments: statistics.map((each) => ({
            ...each,
            ClientID: this.#clientId,
            Timestamp,
          })),
        }),
      );
      rules.told(statistics);
      const targets = answer.SamplingTargetDocuments;
      rules.follow(takeAllByDefault ? targets.filter(isNoDefault) : targets);
      const modified = (answer.LastRuleModification ?? 0) * 1_000;
      if (modified > this.#fetchedMs) await this.fetchRules();
    } catch {
      count('xray.targets.unavailable');
    }
  }

  #ask(path: string, body: unknown): Promise<unknown> {
    return askDaemon(this.#options.address, path, body, this.#closing.signal);
  }
}

function isNoDefault({ RuleName }: { readonly RuleName: string }): boolean {
  return RuleName !== DEFAULT_RULE;
}

function takingAll(rule: SamplingRule): SamplingRule {
  return isNoDefault(rule) ? rule : { ...rule, FixedRate: 1 };
}
