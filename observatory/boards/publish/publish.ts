import { readDefinitions } from '../definitions.ts';
import { mayWriteBoards, placeOf } from './access.ts';
import { Api, type ApiBoard } from './api.ts';
import { changesOf } from './compare.ts';
import type { PublishConfig } from './config.ts';
import { readPanels } from './read.ts';
import { createBoard, updateBoard } from './write.ts';

/**
 * Makes the boards of Honeycomb as the files say, or with `plan` says what would be done. Boards
 * are told by their names; none is deleted. Done twice, the second time changes nothing.
 */
export async function publish(config: PublishConfig, say: (line: string) => void): Promise<void> {
  const { plan, endpoint, key, folder } = config;
  const definitions = readDefinitions(folder);
  const api = new Api(endpoint, key);
  const access = await api.access();
  mayWriteBoards(access);
  say(`${plan ? 'What would change' : 'Changing'} in ${endpoint} (${placeOf(access)})`);
  const there = await api.boards();
  let open = 0;
  for (const wanted of definitions) {
    const current = boardNamed(there, wanted.name);
    if (!current) {
      say(`+ board ${wanted.name}`);
      open += 1;
      if (!plan) await createBoard(api, wanted);
      continue;
    }
    const panels = await readPanels(api, current);
    const changes = changesOf(wanted, current, panels);
    say(`${changes.length === 0 ? '=' : '~'} board ${wanted.name}`);
    for (const change of changes) say(`    ${change}`);
    if (changes.length === 0) continue;
    open += 1;
    if (!plan) await updateBoard(api, wanted, current, panels);
  }
  say(summary(open, plan));
}

function boardNamed(boards: readonly ApiBoard[], name: string): ApiBoard | undefined {
  const found = boards.filter((board) => board.name === name);
  if (found.length > 1) {
    throw new Error(
      `There are ${found.length} boards named ${name}; rename or delete all but one.`,
    );
  }
  return found[0];
}

function summary(open: number, plan: boolean): string {
  if (open === 0) return 'Nothing to change.';
  const boards = open === 1 ? '1 board' : `${open} boards`;
  return plan ? `${boards} to change: npm run honeycomb:apply` : `${boards} changed.`;
}
