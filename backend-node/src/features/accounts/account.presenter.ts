import type { Account, Session } from '@cruddur/contract/api/accounts.ts';
import type { Person } from '@cruddur/contract/api/people.ts';
import type { Viewer } from '../../http/current-person.ts';
import { presentAuthor } from '../../http/present-author.ts';
import type { AccountRow } from './account.queries.ts';
import { deviceName } from './device.ts';
import type { SessionRow } from './sessions.queries.ts';

/** A person as every list shows them. */
export function presentPerson(viewer: Omit<Viewer, 'session_uuid'>): Person {
  return { uuid: viewer.uuid, ...presentAuthor(viewer) };
}

/** What only its owner sees. */
export function presentAccount({ email, handle, created_at }: AccountRow): Account {
  return { email, handle, created_at: created_at.toISOString() };
}

/** `current` is the session by which its owner asks. */
export function presentSession(row: SessionRow, current: string): Session {
  return {
    uuid: row.id,
    device: deviceName(row.user_agent),
    created_at: row.created_at.toISOString(),
    last_seen_at: row.updated_at.toISOString(),
    current: row.id === current,
  };
}
