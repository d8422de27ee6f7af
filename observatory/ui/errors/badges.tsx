import { RotateCcw } from 'lucide-react';
import type { ErrorLevel } from '../../api/errors.ts';
import { moment } from '../shared/time.ts';

/** Red for errors, amber for warnings, quiet for the rest. */
export function Level({ level }: { level: ErrorLevel }) {
  return (
    <span className="error-level" data-level={level}>
      {level}
    </span>
  );
}

/** Was resolved, and has happened again since. */
export function Reactivated({ atMs }: { atMs: number }) {
  return (
    <span className="reactivated" title={`Came back ${moment(atMs)}, after it was resolved`}>
      <RotateCcw size={12} aria-hidden />
      reactivated
    </span>
  );
}
