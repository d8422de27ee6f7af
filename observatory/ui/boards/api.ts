import type { Board, BoardForm, BoardSummary, QueryPanel } from '../../api/boards.ts';
import { ask, get } from '../shared/api.ts';

export function listBoards(signal?: AbortSignal): Promise<BoardSummary[]> {
  return get('/api/boards', signal);
}

export function getBoard(id: string, signal?: AbortSignal): Promise<Board> {
  return get(pathOf(id), signal);
}

export function createBoard(form: BoardForm): Promise<Board> {
  return send('POST', '/api/boards', form);
}

/** Replaces a board, or brings back one that was deleted. */
export function putBoard(id: string, form: BoardForm): Promise<Board> {
  return send('PUT', pathOf(id), form);
}

export function addPanel(id: string, panel: QueryPanel): Promise<Board> {
  return send('POST', `${pathOf(id)}/panels`, panel);
}

export async function deleteBoard(id: string): Promise<void> {
  await ask(pathOf(id), { method: 'DELETE' });
}

/** Where the board is downloaded as a file. */
export function exportPath(id: string): string {
  return `${pathOf(id)}/export`;
}

function pathOf(id: string): string {
  return `/api/boards/${encodeURIComponent(id)}`;
}

async function send(method: string, path: string, body: object): Promise<Board> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const response = await ask(path, { method, headers, body: JSON.stringify(body) });
  return response.json() as Promise<Board>;
}
