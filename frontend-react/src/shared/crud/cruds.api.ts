import { Activity, Counters, type CreateActivity } from '@cruddur/contract/api/activities.ts';
import { callApi } from '../api-client.ts';

const activity = CHECK_ANSWERS ? Activity : undefined;

/** A request that is to happen once, however often it is sent (contract/api/paging.ts). */
interface Once {
  key: string;
}

/** `keepalive`, so that it arrives even when the tab is closed right after the click. */
export function createCrud({ key, ...body }: CreateActivity & Once) {
  return callApi<Activity>('/api/activities', {
    method: 'POST',
    body,
    headers: { 'idempotency-key': key },
    answer: activity,
    keepalive: true,
  });
}

export function createReply({ uuid, message, key }: { uuid: string; message: string } & Once) {
  return callApi<Activity>(`/api/activities/${uuid}/reply`, {
    method: 'POST',
    body: { message },
    headers: { 'idempotency-key': key },
    answer: activity,
    keepalive: true,
  });
}

export type Mark = 'like' | 'repost';

/** Likes or reposts a crud, or takes that back; both may be repeated. */
export function setMark(uuid: string, mark: Mark, on: boolean) {
  return callApi<Counters>(`/api/activities/${uuid}/${mark}`, {
    method: on ? 'PUT' : 'DELETE',
    answer: CHECK_ANSWERS ? Counters : undefined,
    keepalive: true,
  });
}

export function deleteCrud(uuid: string) {
  return callApi<undefined>(`/api/activities/${uuid}`, { method: 'DELETE', answer: undefined });
}
