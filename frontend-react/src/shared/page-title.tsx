import { useLayoutEffect } from 'react';
import { createStore, useStore } from './store.ts';
import { useUnread } from './unread.ts';

const page = createStore<{ heading: string | undefined }>({ heading: undefined });

interface PageTitleProps {
  children: string;
  /** At the top of the page, where its address alone does not tell. */
  heading?: string | undefined;
}

/** The name of the browser's tab, with how much waits for me: `(3) Home · Cruddur`. */
export function PageTitle({ children, heading }: PageTitleProps) {
  const { notifications, messages } = useUnread();
  const waiting = notifications + messages;
  useLayoutEffect(() => {
    page.set({ heading });
    return () => page.set({ heading: undefined });
  }, [heading]);
  return <title>{`${waiting > 0 ? `(${waiting}) ` : ''}${children} · Cruddur`}</title>;
}

/** What the page that is shown calls itself, if it does. */
export const usePageHeading = () => useStore(page).heading;
