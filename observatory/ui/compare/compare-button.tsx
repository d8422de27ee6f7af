import { GitCompareArrows } from 'lucide-react';
import { Popover } from 'radix-ui';
import './others.css';
import type { TraceSummary } from '../../api.ts';
import { Others } from './others.tsx';

/** On the page of a trace: the way to its difference from another. */
export function CompareButton({ trace }: { trace: TraceSummary }) {
  return (
    <Popover.Root>
      <Popover.Trigger className="button" aria-label="Compare with another trace">
        <GitCompareArrows size={14} aria-hidden />
        Compare with…
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="compare-popover" align="end" sideOffset={6}>
          <Others trace={trace} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
