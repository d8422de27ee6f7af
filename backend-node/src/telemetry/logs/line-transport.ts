import Transport from 'winston-transport';

/** What takes lines: the text is one JSON object, without the end of the line. */
export type LineSink = (text: string) => void;

const MESSAGE = Symbol.for('message');

/** The one transport of winston: each further one would cost every line another stream. */
export class LineTransport extends Transport {
  #sinks: readonly LineSink[] = [];

  /** Gives `sink` every line from now on; the answer ends it. */
  add(sink: LineSink): () => void {
    this.#sinks = [...this.#sinks, sink];
    return () => {
      this.#sinks = this.#sinks.filter((one) => one !== sink);
    };
  }

  override log(line: { readonly [MESSAGE]: string }, done: () => void): void {
    for (const sink of this.#sinks) sink(line[MESSAGE]);
    done();
  }
}
