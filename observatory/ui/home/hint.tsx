import { Sparkles, X } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import './home.css';
import { startPath } from './steps.tsx';

const key = 'observatory.hint';

/** On the first visits, until it is dismissed: where a newcomer starts. */
export function Hint() {
  const [seen, setSeen] = useState(() => localStorage.getItem(key) === 'seen');
  if (seen) return null;
  function dismiss() {
    localStorage.setItem(key, 'seen');
    setSeen(true);
  }
  return (
    <p className="hint">
      <Sparkles size={14} aria-hidden />
      <span>
        New here? <Link to={startPath}>Start here</Link>: six things to try, and what each screen is
        for.
      </span>
      <button type="button" className="icon-button" aria-label="Dismiss the hint" onClick={dismiss}>
        <X size={14} aria-hidden />
      </button>
    </p>
  );
}
