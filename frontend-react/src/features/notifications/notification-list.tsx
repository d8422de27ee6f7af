import { pages } from '@cruddur/contract/pages.ts';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { Link } from 'react-router';
import { useClock } from '../../shared/clock.ts';
import { CrudSkeletons } from '../../shared/crud/crud-skeleton.tsx';
import { ListEnd } from '../../shared/crud/list-end.tsx';
import { subscribeLive } from '../../shared/live.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNotice } from '../../shared/ui/error-notice.tsx';
import { group } from './group.ts';
import { NotificationRow } from './notification-row.tsx';
import { notifications } from './notifications.api.ts';
import { useMarkRead } from './use-mark-read.ts';

/** My notifications in whichever state they are; new ones come by themselves. */
export function NotificationList() {
  const list = useInfiniteQuery(notifications);
  const heading = useRef<HTMLHeadingElement>(null);
  useLiveNotifications();
  const all = useMemo(
    () => list.data?.pages.flatMap((page) => page.notifications) ?? [],
    [list.data],
  );
  const gone = useClock((now) =>
    all
      .filter(({ activity }) => activity && Date.parse(activity.expires_at) <= now)
      .map(({ uuid }) => uuid)
      .join(),
  );
  const groups = useMemo(() => {
    const expired = new Set(gone.split(','));
    return group(all.filter(({ uuid }) => !expired.has(uuid)));
  }, [all, gone]);
  useMarkRead(all.find(({ read }) => !read)?.uuid);

  const title = (
    <h2 ref={heading} tabIndex={-1} className="sr-only">
      What concerns you
    </h2>
  );
  if (list.isPending) {
    return (
      <section aria-label="Notifications" aria-busy="true">
        <p className="sr-only">Loading…</p>
        <CrudSkeletons count={5} />
      </section>
    );
  }
  if (!list.data) {
    return (
      <>
        {title}
        <ErrorNotice
          title="The notifications could not be loaded"
          error={list.error}
          onRetry={() => {
            heading.current?.focus();
            void list.refetch();
          }}
        />
      </>
    );
  }
  if (groups.length === 0 && !list.hasNextPage) {
    return (
      <EmptyState
        icon={Bell}
        title="Nothing concerns you yet"
        text="When somebody likes, reposts or answers what you say, names you or follows you, it stands here."
      >
        <Link to={pages.search} className="button">
          Find people
        </Link>
      </EmptyState>
    );
  }
  return (
    <>
      {title}
      <ul aria-label="Notifications" aria-busy={list.isFetching}>
        {groups.map((each) => (
          <NotificationRow key={each.latest.uuid} group={each} />
        ))}
      </ul>
      <ListEnd list={list} end="That is all." />
    </>
  );
}

function useLiveNotifications(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      subscribeLive(({ kind }) => {
        if (kind !== 'notification' && kind !== 'hello') return;
        void client.invalidateQueries({ queryKey: notifications.queryKey });
      }),
    [client],
  );
}
