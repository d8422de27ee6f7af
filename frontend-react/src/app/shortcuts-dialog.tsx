import { Modal } from '../shared/ui/modal.tsx';
import { shortcuts } from './shortcuts.ts';
import styles from './shortcuts-dialog.module.css';

/** All keys, by what they are for. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal title="Keyboard shortcuts" onClose={onClose}>
      <div className={styles.groups}>
        {shortcuts.map(({ title, keys }) => (
          <section key={title} className={styles.group}>
            <h3>{title}</h3>
            <dl>
              {keys.map((shortcut) => (
                <div key={shortcut.does} className={styles.row}>
                  <dt>{shortcut.does}</dt>
                  <dd>
                    {shortcut.keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
