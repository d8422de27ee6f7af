/**
 * Makes AWS as the files of `json/` say, or with --plan says what would be done:
 * `npm run aws:plan`, `npm run aws:apply`, each with `-- --endpoint-url http://localhost:4318` for
 * the Observatory. Deletes nothing; done twice, the second time changes nothing.
 */
import { type Difference, describe, differenceOf } from './difference.ts';
import { failureSentence } from './failure.ts';
import { allResources } from './resources/index.ts';
import { readSettings } from './settings.ts';

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  const resources = allResources(settings);
  const place = settings.client.endpoint ?? `AWS, ${settings.region}`;
  console.log(`${settings.plan ? 'What would change' : 'Changing'} in ${place}`);
  let open = 0;
  for (const resource of resources) {
    const difference = await differenceOf(resource);
    for (const line of describe(difference)) console.log(line);
    if (difference.kind === 'same') continue;
    open += 1;
    if (!settings.plan) await settle(difference);
  }
  console.log(summary(open, settings.plan));
} catch (error) {
  console.error(failureSentence(error));
  process.exitCode = 1;
}

async function settle({ kind, resource }: Difference): Promise<void> {
  await (kind === 'missing' ? resource.create() : resource.update());
}

function summary(open: number, plan: boolean): string {
  if (open === 0) return 'Nothing to change.';
  const things = open === 1 ? '1 thing' : `${open} things`;
  return plan ? `${things} to change: npm run aws:apply` : `${things} changed.`;
}
