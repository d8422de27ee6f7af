import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

const PAUSE_MS = 250;

/**
 * What is typed, and what is looked for: the same after a pause in the typing. What is looked for
 * stands in the address (`?q=`), each in the place of the one before, so that Back leaves the page.
 */
export function useTypedTerm() {
  const [parameters, setParameters] = useSearchParams();
  const term = (parameters.get('q') ?? '').trim();
  const [text, setText] = useState(term);
  /** The address as it was last seen, and as it was last set from here. */
  const [seen, setSeen] = useState(term);
  const [set, setSet] = useState(term);
  if (term !== seen) {
    setSeen(term);
    // A link, such as a hashtag's, has changed the address: its words take the place of the typed ones.
    if (term !== set) {
      setSet(term);
      setText(term);
    }
  }

  const lookFor = (next: string) => {
    if (next === set) return;
    setSet(next);
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === '') after.delete('q');
        else after.set('q', next);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  };
  const typed = text.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pause begins anew with each letter, and with nothing else.
  useEffect(() => {
    const timer = setTimeout(() => lookFor(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  return {
    /** What stands in the box. */
    text,
    setText,
    /** What is looked for; empty when nothing is. */
    term,
    /** Without waiting for the pause. */
    lookForIt: () => lookFor(typed),
  };
}
