import type { QueryRequest } from '../../api/query.ts';
import { NotAQuestion, toSpec } from './shape.ts';

const storageKey = 'observatory.questions';
const most = 20;

/** The questions asked last in this browser, the latest first. */
export function recentQuestions(): QueryRequest[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.slice(0, most).flatMap(readRequest) : [];
  } catch {
    // Storage that is forbidden or holds something else is as good as none.
    return [];
  }
}

function readRequest(stored: { dataset?: unknown; query?: unknown } | null): QueryRequest[] {
  if (typeof stored?.dataset !== 'string') return [];
  try {
    return [{ dataset: stored.dataset, query: toSpec(stored.query) }];
  } catch (error) {
    if (error instanceof NotAQuestion) return [];
    throw error;
  }
}

/** Puts a question in the first place; only the latest of those alike but for the time stays. */
export function rememberQuestion(request: QueryRequest): void {
  const same = timeless(request);
  const others = recentQuestions().filter((each) => timeless(each) !== same);
  try {
    localStorage.setItem(storageKey, JSON.stringify([request, ...others].slice(0, most)));
  } catch {
    // Without storage there are no recent questions, and nothing else is lost.
  }
}

function timeless({ dataset, query }: QueryRequest): string {
  const { time_range: _, start_time: __, end_time: ___, granularity: ____, ...rest } = query;
  return JSON.stringify([dataset, rest]);
}
