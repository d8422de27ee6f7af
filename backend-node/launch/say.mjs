const marks = { ok: '✓', busy: '…', bad: '✗', note: '·' };

/**
 * One line of progress for the person at the terminal.
 * @param {'ok' | 'busy' | 'bad' | 'note'} mark
 * @param {string} subject
 * @param {string} [detail]
 */
export function say(mark, subject, detail = '') {
  process.stdout.write(`  ${marks[mark]} ${subject.padEnd(16)}${detail ? ` ${detail}` : ''}\n`);
}

/** A refusal that a person can act on: shown as its sentence, without a stack. */
export class Refusal extends Error {}

/**
 * Ends the process with the refusal's sentence, or with the whole error where it is a surprise.
 * Being told to stop is no error.
 * @param {unknown} error
 */
export function endWith(error) {
  if (error instanceof Error && error.name === 'AbortError') {
    say('ok', 'stopped');
    return;
  }
  if (error instanceof Refusal) say('bad', error.message);
  else console.error(error);
  process.exitCode = 1;
}
