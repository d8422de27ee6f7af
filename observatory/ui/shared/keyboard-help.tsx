import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { screens } from './screens.ts';

const groups: { title: string; keys: [string, string][] }[] = [
  {
    title: 'Everywhere',
    keys: [
      ['/', 'Search'],
      ...screens.map((screen): [string, string] => [`g ${screen.key}`, `Go to ${screen.label}`]),
      ['g h', 'Go to where to start'],
      ['p', 'Pause all that is live, or resume'],
      ['Esc', 'Close, or back'],
      ['?', 'This list'],
    ],
  },
  {
    title: 'Lists',
    keys: [
      ['j', 'Next row'],
      ['k', 'Previous row'],
      ['Enter', 'Open'],
    ],
  },
  {
    title: 'Charts',
    keys: [
      ['← →', 'Earlier, later'],
      ['↑ ↓', 'Next series, or cell of a heatmap'],
      ['Enter', 'Open the point, or zoom to the chosen time'],
      ['Shift ← →', 'Choose a time, or cells of a heatmap'],
      ['Esc', 'Choose nothing'],
    ],
  },
  {
    title: 'Query',
    keys: [
      ['s', 'Type another calculation'],
      ['w', 'Type another filter'],
      ['b', 'Type another column to group by'],
      ['Ctrl Enter', 'Run'],
    ],
  },
  { title: 'Error', keys: [['r', 'Resolve, or reopen']] },
  { title: 'Logs', keys: [['f', 'Follow the newest line, or stop']] },
  { title: 'Mail', keys: [['c', 'Copy the code']] },
  {
    title: 'Trace',
    keys: [
      ['←', 'Collapse, or to the parent'],
      ['→', 'Expand, or to the first child'],
      ['c', 'Show or hide the critical path'],
      ['l', 'Show or hide rows of log lines'],
      ['z', 'Zoom to the row'],
      ['0', 'Show the whole trace'],
    ],
  },
];

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** All keys. The backdrop is our own: Radix's writes a style element, which the policy refuses. */
export function KeyboardHelp({ open, onOpenChange }: Props) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <div className="backdrop" aria-hidden />
        <Dialog.Content className="dialog" aria-describedby={undefined}>
          <div className="dialog-head">
            <Dialog.Title>Keyboard</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label="Close">
              <X size={16} aria-hidden />
            </Dialog.Close>
          </div>
          <div className="dialog-columns">
            {groups.map((group) => (
              <section key={group.title}>
                <h3>{group.title}</h3>
                <dl className="keys">
                  {group.keys.map(([key, meaning]) => (
                    <div key={key}>
                      <dt>
                        {key.split(' ').map((part) => (
                          <kbd key={part}>{part}</kbd>
                        ))}
                      </dt>
                      <dd>{meaning}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
