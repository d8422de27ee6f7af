import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type ReactNode, type RefObject, useState } from 'react';
import styles from './modal.module.css';

interface ModalProps {
  title: string;
  onClose: () => void;
  /** Takes the focus at the end, where what opened the dialog is about to go away. */
  returnTo?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/**
 * A dialog over the page, open as long as it is rendered. The backdrop is a plain element: Radix's
 * own Overlay locks scrolling with a style element, which a strict Content-Security-Policy refuses
 * (base.css locks it).
 */
export function Modal({ title, onClose, returnTo, children }: ModalProps) {
  // Before anything in the dialog takes the focus.
  const [opener] = useState(() => document.activeElement);
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <div className={styles.backdrop} />
        <Dialog.Content
          className={styles.modal}
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            // Radix gives the focus back to a Trigger; ours open from anywhere, keys included.
            event.preventDefault();
            // It comes a moment late, when a key may have put the focus elsewhere already.
            if (document.activeElement !== document.body) return;
            const target = returnTo?.current ?? opener;
            if (target instanceof HTMLElement) target.focus();
          }}
        >
          <header className={styles.head}>
            <Dialog.Title className={styles.title}>{title}</Dialog.Title>
            <Dialog.Close name="close" className="icon-button" aria-label="Close">
              <X size={20} aria-hidden="true" />
            </Dialog.Close>
          </header>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
