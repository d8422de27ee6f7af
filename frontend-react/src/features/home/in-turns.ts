/**
 * Does `work` when it is asked for: at once, but with a pause after each time, so that a burst of
 * asking is answered by two.
 */
export function inTurns(pauseMs: number, work: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const run = () => {
    again = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (again) run();
    }, pauseMs);
    work();
  };
  return {
    ask(): void {
      if (timer) again = true;
      else run();
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}
