import { useRef } from 'react';
import { useParams } from 'react-router';
import { ApiError } from '../../shared/api-error.ts';
import { useClock } from '../../shared/clock.ts';
import { CrudCard } from '../../shared/crud/crud-card.tsx';
import { CrudSkeletons } from '../../shared/crud/crud-skeleton.tsx';
import { ReplyForm } from '../../shared/crud/reply-form.tsx';
import { useMyHandle } from '../../shared/my-handle.ts';
import { PageTitle } from '../../shared/page-title.tsx';
import { ErrorNotice } from '../../shared/ui/error-notice.tsx';
import { SignInInvitation } from '../../shared/ui/sign-in-invitation.tsx';
import { GoneCrud } from './gone-crud.tsx';
import { LargeCrud } from './large-crud.tsx';
import { Replies } from './replies.tsx';
import styles from './status-page.module.css';
import { useThread } from './use-thread.ts';

/** The page at `/@:handle/status/:uuid`: one crud, what it answers, and what was answered. */
export default function StatusPage() {
  const { handle = '', uuid = '' } = useParams();
  // Another crud is another page: nothing of the one before stays.
  return <Thread key={uuid} handle={handle.slice(1)} uuid={uuid} />;
}

function Thread({ handle, uuid }: { handle: string; uuid: string }) {
  const list = useThread(handle, uuid);
  const handleOfMine = useMyHandle();
  const heading = useRef<HTMLHeadingElement>(null);
  const { activity, parent } = list.data?.pages[0] ?? {};
  const expires = activity ? Date.parse(activity.expires_at) : Number.POSITIVE_INFINITY;
  const expired = useClock((now) => now >= expires);

  if (list.error instanceof ApiError && list.error.status === 404) return <GoneCrud />;
  if (!list.data) {
    return list.error ? (
      <ErrorNotice
        title="The crud could not be loaded"
        error={list.error}
        onRetry={() => {
          // The button goes away; the keyboard goes on from the top of the page.
          document.querySelector<HTMLElement>('main h1')?.focus();
          void list.refetch();
        }}
      />
    ) : (
      <section aria-label="Crud" aria-busy="true">
        <p className="sr-only">Loading…</p>
        <CrudSkeletons count={3} />
      </section>
    );
  }
  if (!activity || activity.hidden || expired) return <GoneCrud />;
  return (
    <>
      <PageTitle>{`${activity.display_name}: “${activity.message.slice(0, 60)}”`}</PageTitle>
      {parent && !parent.hidden && (
        <section className={styles.parent}>
          <h2 className="sr-only">What it answers</h2>
          <CrudCard activity={parent} />
        </section>
      )}
      <LargeCrud activity={activity} />
      <div className={styles.answer}>
        {handleOfMine === null ? (
          <SignInInvitation title="What is your reply?">
            Join Cruddur to answer, like and repost.
          </SignInInvitation>
        ) : (
          <ReplyForm parent={activity} label="Write a reply" />
        )}
      </div>
      <h2 ref={heading} tabIndex={-1} className="sr-only">
        Replies
      </h2>
      <Replies list={list} expected={activity.replies_count} heading={heading} />
    </>
  );
}
