import { bridge } from './bridge.ts';
import { readAddress } from './config.ts';

try {
  await bridge(readAddress());
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
