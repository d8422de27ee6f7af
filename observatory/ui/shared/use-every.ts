import { useEffect, useEffectEvent } from 'react';

/** Acts again and again while `active` and while somebody looks at the page. */
export function useEvery(ms: number, active: boolean, action: () => void): void {
  const act = useEffectEvent(action);
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (!document.hidden) act();
    }, ms);
    return () => clearInterval(timer);
  }, [ms, active]);
}
