import { useEffect, useRef } from 'react';

export interface OlderProps {
  more: boolean;
  loading: boolean;
  failed: boolean;
  load: () => void;
}

/** The end of the list: reads the next page when it comes near, and says when there is none. */
export function Older({ more, loading, failed, load }: OlderProps) {
  const mark = useRef<HTMLDivElement>(null);
  const ready = more && !loading && !failed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` is new at every render and does the same.
  useEffect(() => {
    if (!ready || !mark.current) return;
    const near = new IntersectionObserver(([entry]) => entry?.isIntersecting && load(), {
      rootMargin: '400px',
    });
    near.observe(mark.current);
    return () => near.disconnect();
  }, [ready]);

  return (
    <div ref={mark} className="older">
      {more ? (
        <button type="button" className="button" disabled={loading} onClick={load}>
          {loading ? 'Reading older traces…' : failed ? 'Try again to read older traces' : 'Older'}
        </button>
      ) : (
        'No older traces are stored.'
      )}
    </div>
  );
}
