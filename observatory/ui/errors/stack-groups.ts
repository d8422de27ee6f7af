import type { ErrorFrame } from '../../api/errors.ts';

/** A frame of the app's own code, or some frames of libraries that stand together. */
export type StackGroup =
  | { kind: 'own'; index: number; frame: ErrorFrame }
  | { kind: 'library'; index: number; frames: ErrorFrame[] };

/** Folds frames of libraries that follow one another; `index` is that of the first in the stack. */
export function groupFrames(frames: readonly ErrorFrame[]): StackGroup[] {
  const groups: StackGroup[] = [];
  for (const [index, frame] of frames.entries()) {
    const last = groups.at(-1);
    if (!frame.library) groups.push({ kind: 'own', index, frame });
    else if (last?.kind === 'library') last.frames.push(frame);
    else groups.push({ kind: 'library', index, frames: [frame] });
  }
  return groups;
}

/** `file:line:column`, as far as it is known, which editors open when it is pasted. */
export function placeOf({ file, line, column }: ErrorFrame): string {
  return [file, line, column].filter((part) => part !== null).join(':');
}
