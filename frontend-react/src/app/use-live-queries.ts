import type { LiveEvent } from '@cruddur/contract/api/live.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { reopenLive, subscribeLive } from '../shared/live.ts';
import { me } from '../shared/me.ts';
import { unread } from '../shared/unread.ts';

const COUNTED: readonly LiveEvent['kind'][] = ['hello', 'notification', 'message'];

/** Keeps what the shell counts fresh, and the live connection that of the person who is signed in. */
export function useLiveQueries(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      subscribeLive(({ kind }) => {
        if (COUNTED.includes(kind)) void client.invalidateQueries({ queryKey: unread.queryKey });
      }),
    [client],
  );
  const { data: person, isSuccess } = useQuery(me);
  const uuid = person?.uuid;
  const opened = useRef<{ uuid: string | undefined }>(undefined);
  useEffect(() => {
    if (!isSuccess) return;
    if (opened.current && opened.current.uuid !== uuid) reopenLive();
    opened.current = { uuid };
  }, [isSuccess, uuid]);
}
