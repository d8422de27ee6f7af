import {
  Account,
  type ChangeEmail,
  type ChangePassword,
  type Confirm,
  type DeleteAccount,
  type Session,
  Sessions,
} from '@cruddur/contract/api/accounts.ts';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../shared/api-client.ts';

const COLLECTING_MS = 60_000;

export const account = queryOptions({
  queryKey: ['account'],
  queryFn: async ({ signal }) => {
    const { data } = await callApi<Account>('/api/account', {
      answer: CHECK_ANSWERS ? Account : undefined,
      signal,
    });
    return data;
  },
});

export const sessions = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: async ({ signal }) => {
    const { data } = await callApi<Session[]>('/api/account/sessions', {
      answer: CHECK_ANSWERS ? Sessions : undefined,
      signal,
    });
    return data;
  },
});

/** Sends a code to the new address. */
export const changeEmail = (body: ChangeEmail) => change('POST', '/email', body);

/** The code has come back: the address is the new one from now on. */
export async function confirmEmail(body: Confirm): Promise<Account> {
  const { data } = await callApi<Account>('/api/account/email', {
    method: 'PUT',
    body,
    answer: CHECK_ANSWERS ? Account : undefined,
  });
  return data;
}

export const changePassword = (body: ChangePassword) => change('PUT', '/password', body);
export const deleteAccount = (body: DeleteAccount) => change('DELETE', '', body);

/** Everything that is kept about me, as it comes; it may take a while to collect. */
export async function downloadData(): Promise<unknown> {
  const { data } = await callApi<unknown>('/api/account/data', {
    answer: undefined,
    deadlineMs: COLLECTING_MS,
  });
  return data;
}

/** Signs a device out; without `uuid` all but this one. */
export const endSession = (uuid?: string) =>
  change('DELETE', uuid === undefined ? '/sessions' : `/sessions/${uuid}`);

async function change(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
): Promise<void> {
  await callApi<void>(`/api/account${path}`, { method, body, answer: undefined });
}
