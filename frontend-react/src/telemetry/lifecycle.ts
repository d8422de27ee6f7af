import { ROOT_CONTEXT, type Span, type Tracer, trace } from '@opentelemetry/api';
import { now } from './ids.ts';
import { close, isOpen, type Operation } from './operations.ts';
import { afterPaint } from './paint.ts';
import { remoteParent, startGiven } from './provider.ts';

/** Work that never ends, such as a stream, is over for the span after this. */
const CAP_MS = 10_000;

type Ending = 'done' | 'cap' | 'hidden';

/** Gives each operation its span, and ends it when the work is done and painted. */
export class Lifecycle {
  readonly #tracer: Tracer;
  readonly #ending: (operation: Operation, span: Span) => void;
  readonly #spans = new Map<Operation, Span>();

  /** @param ending is told of each span right before its end, to complete it. */
  constructor(tracer: Tracer, ending: (operation: Operation, span: Span) => void) {
    this.#tracer = tracer;
    this.#ending = ending;
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.#endIdle();
    });
  }

  begin(operation: Operation): void {
    const { traceId, parentSpanId, parent, name, attributes, start } = operation;
    const context = parentSpanId
      ? remoteParent({ traceId, spanId: parentSpanId }, true)
      : (parent?.context ?? ROOT_CONTEXT);
    const span = startGiven(
      this.#tracer,
      operation,
      name,
      { startTime: start, attributes },
      context,
    );
    operation.context = trace.setSpan(ROOT_CONTEXT, span);
    this.#spans.set(operation, span);
    setTimeout(() => this.#end(operation, 'cap', now()), start + CAP_MS - now());
    // Done before this code was loaded: when it was painted is not known.
    if (operation.holds === 0) this.idle(operation, operation.last);
  }

  /** A click turned out to be the submission of a form. */
  rename(operation: Operation): void {
    this.spanOf(operation)?.updateName(operation.name).setAttributes(operation.attributes);
  }

  /** Nothing is under way; what is done still has to reach the screen, and may lead to more. */
  idle(operation: Operation, end?: number): void {
    if (!isOpen(operation)) return;
    if (document.hidden) {
      this.#end(operation, 'hidden', now());
      return;
    }
    const { last } = operation;
    afterPaint((painted) => {
      const nothingCame = operation.holds === 0 && operation.last === last;
      if (nothingCame) this.#end(operation, 'done', end ?? painted);
    });
  }

  /** The span of an operation, as long as it runs. */
  spanOf(operation: Operation | undefined): Span | undefined {
    return operation && this.#spans.get(operation);
  }

  #endIdle(): void {
    for (const operation of this.#spans.keys()) {
      if (operation.holds === 0) this.#end(operation, 'hidden', now());
    }
  }

  #end(operation: Operation, ending: Ending, at: number): void {
    const span = this.#spans.get(operation);
    if (!span) return;
    this.#spans.delete(operation);
    span.setAttribute('app.action.end', ending);
    this.#ending(operation, span);
    span.end(at);
    close(operation);
  }
}
