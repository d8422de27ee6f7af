import { SETTINGS_PATH, type Settings } from '@cruddur/contract/api/settings.ts';
import { untilFailure } from './trail.ts';

/** A phone is busy with the page itself until about then. */
const CALM_MS = 5_000;

/**
 * Asks whether this deployment reports errors, and only then loads rollbar.js: as soon as there is
 * something to report, else when the page is calm. Until then the trail keeps what happens.
 */
export async function loadReporter(): Promise<void> {
  const calm = new Promise<void>((resolve) => setTimeout(resolve, CALM_MS));
  await Promise.race([untilFailure(), calm]);
  const answer = await fetch(SETTINGS_PATH);
  if (!answer.ok) return;
  const { rollbar } = (await answer.json()) as Settings;
  if (!rollbar) return;
  const { startReporting } = await import('./reporter.ts');
  startReporting(rollbar);
}
