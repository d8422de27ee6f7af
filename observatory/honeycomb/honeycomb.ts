import type { BoardStore } from '../boards/store.ts';
import type { Questions } from '../query/questions.ts';
import type { Writer } from '../store/writer.ts';
import { Results } from './results.ts';
import { Saved } from './saved.ts';

/** What Honeycomb's API works with. */
export class Honeycomb {
  readonly questions: Questions;
  readonly boards: BoardStore;
  readonly saved: Saved;
  readonly results: Results;

  constructor(writer: Writer, questions: Questions, boards: BoardStore) {
    this.questions = questions;
    this.boards = boards;
    this.saved = new Saved(writer, boards);
    this.results = new Results(questions);
  }

  load(): Promise<void> {
    return this.saved.load();
  }

  /** Ends what runs. */
  close(): Promise<void> {
    return this.results.close();
  }
}
