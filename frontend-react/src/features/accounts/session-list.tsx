import type { Session } from '@cruddur/contract/api/accounts.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { announce } from '../../shared/ui/announcer.tsx';
import { ErrorNotice } from '../../shared/ui/error-notice.tsx';
import { endSession, sessions } from './account.api.ts';
import styles from './account-page.module.css';
import { FormRefusal } from './form-refusal.tsx';
import { SessionRow } from './session-row.tsx';

/** Every device that is signed in as me; this one first, each other one can be signed out. */
export function SessionList() {
  const client = useQueryClient();
  const list = useRef<HTMLUListElement>(null);
  const { data, error, refetch } = useQuery(sessions);
  const end = useMutation({
    mutationFn: endSession,
    onSuccess: async (_, uuid) => {
      client.setQueryData(sessions.queryKey, (known: Session[] = []) =>
        known.filter((one) => one.current || (uuid !== undefined && one.uuid !== uuid)),
      );
      // Its button is gone: the keyboard goes on from the list.
      list.current?.focus();
      announce(uuid === undefined ? 'Every other device is signed out.' : 'Signed out there.');
    },
    onSettled: () => client.invalidateQueries({ queryKey: sessions.queryKey }),
  });
  if (error && !data) {
    return (
      <ErrorNotice
        title="The devices could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const ordered = data?.toSorted((a, b) => Number(b.current) - Number(a.current)) ?? [];
  return (
    <>
      <ul
        ref={list}
        tabIndex={-1}
        className={styles.sessions}
        aria-label="Devices"
        aria-busy={!data}
      >
        {ordered.map((session) => (
          <SessionRow
            key={session.uuid}
            session={session}
            busy={end.isPending}
            onEnd={() => end.mutate(session.uuid)}
          />
        ))}
      </ul>
      <FormRefusal error={end.error} />
      {ordered.length > 1 && (
        <button
          type="button"
          name="sign-out-others"
          className="button button-quiet"
          aria-disabled={end.isPending}
          onClick={() => !end.isPending && end.mutate(undefined)}
        >
          Sign out everywhere else
        </button>
      )}
    </>
  );
}
