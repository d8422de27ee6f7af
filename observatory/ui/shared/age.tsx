import { ago, moment, useNow } from './time.ts';

/** A relative time that ticks; the moment itself is in its title. */
export function Age({ ms }: { ms: number }) {
  const now = useNow();
  return (
    <time dateTime={new Date(ms).toISOString()} title={moment(ms)}>
      {ago(ms, now)}
    </time>
  );
}
