import type {
  Confirm,
  DemoSignIn,
  EmailOnly,
  Reset,
  SignIn,
  SignUp,
} from '@cruddur/contract/api/accounts.ts';
import { Person } from '@cruddur/contract/api/people.ts';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../shared/api-client.ts';

export const signUp = (body: SignUp) => post('sign-up', body);
export const resendCode = (body: EmailOnly) => post('resend', body);
export const forgotPassword = (body: EmailOnly) => post('forgot', body);
export const resetPassword = (body: Reset) => post('reset', body);

/** The three that sign in give the person who is then signed in. */
export const confirm = (body: Confirm) => enter('confirm', body);
export const signIn = (body: SignIn) => enter('sign-in', body);
export const signInAsDemo = (body: DemoSignIn) => enter('demo', body);

/** Who may be tried without an account; nobody in production. */
export const demoPeople = queryOptions({
  queryKey: ['auth', 'demo'],
  queryFn: async ({ signal }) => {
    const { data } = await callApi<Person[]>('/api/auth/demo', {
      answer: CHECK_ANSWERS ? Person.array() : undefined,
      signal,
    });
    return data;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

async function enter(what: string, body: object): Promise<Person> {
  const { data } = await callApi<Person>(`/api/auth/${what}`, {
    method: 'POST',
    body,
    answer: CHECK_ANSWERS ? Person : undefined,
  });
  return data;
}

async function post(what: string, body: object): Promise<void> {
  await callApi<void>(`/api/auth/${what}`, { method: 'POST', body, answer: undefined });
}
