import { SETTINGS_PATH, type Settings } from '@cruddur/contract/api/settings.ts';

/**
 * Asks whether this deployment reports errors, and only then loads rollbar.js. Until it is there
 * the trail keeps what happens.
 */
export async function loadReporter(): Promise<void> {
  const answer = await fetch(SETTINGS_PATH);
  if (!answer.ok) return;
  const { rollbar } = (await answer.json()) as Settings;
  if (!rollbar) return;
  const { startReporting } = await import('./reporter.ts');
  startReporting(rollbar);
}
