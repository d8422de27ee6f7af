import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { subscribeLive } from '../live.ts';
import { removeCrud } from './cache.ts';

/** Takes cruds that others have deleted out of all lists, as soon as that happens. */
export function useGoneCruds(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      subscribeLive((event) => {
        if (event.kind === 'crud_gone') removeCrud(client, event.uuid);
      }),
    [client],
  );
}
