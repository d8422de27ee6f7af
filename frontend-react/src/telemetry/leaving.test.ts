import type { Span } from '@opentelemetry/api';
import { beforeEach, expect, test, vi } from 'vitest';
import type { EncodedSpan } from './export/otlp.ts';
import { Processor } from './export/processor.ts';
import { Sender } from './export/sender.ts';
import { sendWhenLeaving } from './leaving.ts';
import { createTracer } from './provider.ts';

/** What the sender was given: the reason of a partial span, `ended` of one that has ended. */
const sent: string[] = [];

class Recorder extends Sender {
  override add({ json }: EncodedSpan): void {
    const { attributes } = JSON.parse(json) as { attributes: { key: string; value: object }[] };
    const value = (key: string) =>
      Object.values(attributes.find((attribute) => attribute.key === key)?.value ?? {})[0];
    sent.push(value('app.partial') ? String(value('app.partial_reason')) : 'ended');
  }
  override leave(): void {}
}

const processor = new Processor(new Recorder('/o/t', {}), {
  atStart: () => ({}),
  atEnd: () => ({}),
});
const tracer = createTracer(processor);
sendWhenLeaving(processor, { settle: () => {} });

function visibility(state: 'hidden' | 'visible'): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(state === 'hidden');
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}
const pagehide = (persisted: boolean) =>
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted }));

let span: Span;
beforeEach(() => {
  span = tracer.startSpan('submit compose');
  sent.length = 0;
  return () => span.end();
});

test('a hidden page says so once, and again after it was seen', () => {
  visibility('hidden');
  visibility('hidden');
  expect(sent).toEqual(['hidden']);
  visibility('visible');
  visibility('hidden');
  expect(sent).toEqual(['hidden', 'hidden']);
});

test('a page that closes speaks its last word once, whatever event comes first', () => {
  pagehide(false);
  visibility('hidden');
  expect(sent).toEqual(['closed']);
});

test('a hidden page that closes says that it is closed', () => {
  visibility('hidden');
  pagehide(false);
  pagehide(false);
  expect(sent).toEqual(['hidden', 'closed']);
});

test('a page that is kept for the back button may come back', () => {
  pagehide(true);
  visibility('hidden');
  expect(sent).toEqual(['hidden']);
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  span.end();
  expect(sent).toEqual(['hidden', 'ended']);
});
