import type { Person } from '@cruddur/contract/api/people.ts';
import type { Viewer } from '../../http/current-person.ts';
import { imagePath } from '../../http/image-path.ts';

/** A person as every list shows them. */
export function presentPerson(viewer: Omit<Viewer, 'session_uuid'>): Person {
  const { uuid, handle, display_name } = viewer;
  const avatar = imagePath(viewer.avatar_uuid);
  return { uuid, handle, display_name, ...(avatar !== undefined && { avatar }) };
}
