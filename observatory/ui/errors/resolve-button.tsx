import { Check, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { ErrorItem } from '../../api/errors.ts';
import { useKeys } from '../shared/keyboard.ts';
import { useSetResolved } from './use-errors.ts';

/** Resolves or reopens, says that it did, and takes it back. */
export function ResolveButton({ item }: { item: ErrorItem }) {
  const [did, setDid] = useState<'Resolved.' | 'Reopened.' | undefined>();
  const change = useSetResolved(item.id);
  const isResolved = item.resolved_ms !== null;
  function set(resolved: boolean, said: typeof did) {
    if (change.isPending) return;
    change.mutate(resolved, { onSuccess: () => setDid(said) });
  }
  const toggle = () => set(!isResolved, isResolved ? 'Reopened.' : 'Resolved.');
  useKeys({ r: toggle });
  const Icon = isResolved ? RotateCcw : Check;
  return (
    <div className="resolve">
      <output>
        {change.isError && <span className="error-text">It could not be changed.</span>}
        {did && !change.isError && (
          <>
            {did}{' '}
            <button
              type="button"
              className="link"
              onClick={() => set(did === 'Reopened.', undefined)}
            >
              Undo
            </button>
          </>
        )}
      </output>
      <button type="button" className="button" onClick={toggle} title="r">
        <Icon size={14} aria-hidden />
        {isResolved ? 'Reopen' : 'Resolve'}
      </button>
    </div>
  );
}
