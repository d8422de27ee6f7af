import { allDatasets, type DatasetInfo } from '../api/query.ts';
import { slugOf } from '../query/match.ts';
import type { Questions } from '../query/questions.ts';
import { missing } from './problem.ts';

/** The dataset of a slug; names are taken too, and case does not count. @throws Problem 404 */
export async function datasetOf(questions: Questions, slug: string): Promise<DatasetInfo> {
  const wanted = slugOf(slug);
  const found = (await questions.datasets()).find((dataset) => dataset.slug === wanted);
  if (!found) throw missing('Dataset');
  return found;
}

/** A slug that there is, or `__all__` for all of them. @throws Problem 404 */
export async function knownSlug(questions: Questions, slug: string): Promise<string> {
  return slug === allDatasets ? slug : (await datasetOf(questions, slug)).slug;
}
