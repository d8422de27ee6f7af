import { announce } from './announce.ts';
import { type Destination, HONEYCOMB_KEY_HEADER, resolveDestination } from './destination.ts';
import { isDisabled } from './environment.ts';
import { onShutdown } from './lifecycle.ts';
import type { SpanPipeline } from './pipeline.ts';

const HOW =
  'set HONEYCOMB_API_KEY or OTEL_EXPORTER_OTLP_ENDPOINT, or run the Observatory, to turn it on';

/**
 * The server's spans to the one destination of traces, told in one line; undefined when there is
 * none. Honeycomb's key is checked meanwhile, which holds nothing up.
 */
export async function startOtlp(env: NodeJS.ProcessEnv): Promise<SpanPipeline | undefined> {
  if (isDisabled(env)) return off('OTEL_SDK_DISABLED or OTEL_TRACES_EXPORTER says so');
  let destination: Destination | undefined;
  try {
    destination = resolveDestination(env);
  } catch (error) {
    return off((error as Error).message);
  }
  if (destination === undefined) return off(HOW);
  const { origin } = new URL(destination.tracesUrl);
  announce('Honeycomb', { on: true, name: destination.name, at: origin });
  if (destination.name === 'Honeycomb') void checkKey(origin, destination);
  // Loaded only when needed: the SDK is most of the time that this process takes to start.
  const [{ OtlpExporter }, { createBatchProcessor }] = await Promise.all([
    import('./exporter.ts'),
    import('./sdk.ts'),
  ]);
  const exporter = new OtlpExporter(destination);
  return {
    processor: createBatchProcessor(exporter),
    close: async (deadline) => exporter.close(deadline),
  };
}

async function checkKey(origin: string, { headers }: Destination): Promise<void> {
  const closing = new AbortController();
  const taken = onShutdown(async () => closing.abort());
  const { checkHoneycombKey } = await import('./honeycomb.ts');
  const key = headers[HONEYCOMB_KEY_HEADER] ?? '';
  const sentence = await checkHoneycombKey(origin, key, closing.signal);
  taken();
  if (!closing.signal.aborted) process.stdout.write(`${sentence}\n`);
}

function off(reason: string): undefined {
  announce('Honeycomb', { on: false, reason });
}
