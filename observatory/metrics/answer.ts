import type { MetricAnswer, MetricGroup } from '../api/metrics.ts';
import type { Session } from '../query/session.ts';
import { describeMetric, ofOneKind } from './describe.ts';
import { readExemplars } from './exemplars.ts';
import { type GroupData, groupAnswer } from './group-answer.ts';
import { heatmapOf } from './heatmap.ts';
import { readBuckets, readLevels, readRates, readTotals } from './read.ts';
import {
  allGroups,
  chosen,
  groupsOf,
  matching,
  type SeriesFilter,
  type SeriesGroup,
} from './select.ts';
import type { Series } from './series.ts';
import { type Steps, stepsOf } from './steps.ts';

/** What is asked of one metric. */
export interface MetricQuestion extends SeriesFilter {
  startMs: number;
  endMs: number;
  stepMs?: number | undefined;
  groupBy: readonly string[];
  /** Of groups. */
  limit: number;
}

/** Answers for the series of one name, of which there is one at least. */
export async function answerMetric(
  session: Session,
  named: readonly Series[],
  question: MetricQuestion,
): Promise<MetricAnswer> {
  const began = performance.now();
  const series = ofOneKind(named);
  const metric = describeMetric(series);
  const notices: string[] = [];
  if (series.length < named.length) {
    notices.push(
      `${named.length - series.length} series of this name have another unit or type, and are left out.`,
    );
  }
  const wanted = matching(series, question);
  const interval = wanted.reduce((most, { intervalMs }) => Math.max(most, intervalMs), 0);
  const steps = stepsOf(question.startMs, question.endMs, interval, question.stepMs);
  if (question.stepMs !== undefined && question.stepMs !== steps.stepMs) {
    notices.push(
      `The steps were made longer, ${steps.stepMs / 1000} s, for there are a thousand at most.`,
    );
  }
  const answer: MetricAnswer = {
    metric,
    times_ms: steps.timesMs,
    start_ms: steps.startMs,
    end_ms: steps.endMs,
    step_ms: steps.stepMs,
    group_by: [...question.groupBy],
    groups: [],
    groups_total: 0,
    all: null,
    heatmap: null,
    exemplars: [],
    elapsed_ms: 0,
    notices,
  };
  if (wanted.length > 0) await fill(answer, session, wanted, question, steps);
  if (isBeyondLast(answer.all)) {
    notices.push(
      'Where a percentile lies in the last bucket, which has no end, its lower bound is shown.',
    );
  }
  return { ...answer, elapsed_ms: performance.now() - began };
}

async function fill(
  answer: MetricAnswer,
  session: Session,
  wanted: readonly Series[],
  question: MetricQuestion,
  steps: Steps,
): Promise<void> {
  const { metric } = answer;
  const groups = groupsOf(wanted, question.groupBy);
  const totals = await readTotals(session, chosen(groups, wanted), steps);
  const rank = ({ number }: SeriesGroup) => {
    const total = totals.get(number);
    return (metric.shape === 'level' ? total?.mean : (total?.count ?? total?.sum)) ?? -1;
  };
  const present = groups.filter(({ number }) => totals.has(number));
  present.sort((a, b) => rank(b) - rank(a));
  const shown = question.groupBy.length === 0 ? [] : present.slice(0, question.limit);
  const choice = chosen(shown, wanted);
  const join = metric.type === 'sum' ? 'sum' : 'avg';
  const rows =
    metric.shape === 'level'
      ? await readLevels(session, choice, steps, join)
      : await readRates(session, choice, steps);
  const buckets = metric.shape === 'distribution' ? await readBuckets(session, choice, steps) : [];
  const data: GroupData = { metric, steps, totals, rows, buckets, untilMs: newest(wanted) };
  answer.groups_total = question.groupBy.length === 0 ? 0 : present.length;
  answer.groups = shown.map((group) => groupAnswer(group, data));
  if (!totals.has(allGroups)) return;
  answer.all = groupAnswer({ number: allGroups, group: [], series: [...wanted] }, data);
  answer.heatmap = heatmapOf(
    metric.name,
    buckets.filter(({ g }) => g === allGroups),
  );
  answer.exemplars = await readExemplars(session, wanted, steps);
}

const newest = (series: readonly Series[]) =>
  series.reduce((latest, { lastMs }) => Math.max(latest, lastMs), 0);

function isBeyondLast(all: MetricGroup | null): boolean {
  const estimates = Object.values(all?.total.percentiles ?? {});
  return estimates.some((estimate) => estimate !== null && estimate.high === null);
}
