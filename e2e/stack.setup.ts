import { startTemporaryStack } from '../backend-node/launch/temporary-stack.ts';

/** Starts a whole Cruddur for the run and returns what ends it; the tests find it by environment. */
export default async function startForTests(): Promise<() => Promise<void>> {
  const log: string[] = [];
  const stack = await startTemporaryStack({
    print: (part, line) => log.push(`${part}: ${line}`),
  });
  process.env.E2E_CRUDDUR = stack.urls.frontend;
  process.env.E2E_OBSERVATORY = stack.urls.observatory;
  return async () => {
    await stack.stop();
    const errors = log.filter((line) => /error|warn/i.test(line));
    if (errors.length > 0) console.log(`\nSaid by the stack:\n${errors.slice(-20).join('\n')}`);
  };
}
