import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from '../store.ts';
import { Reference } from './reference.tsx';
import styles from './toaster.module.css';
import { dismissToast, type Toast, toasts } from './toasts.ts';

const SHOWN_MS = 5_000;
const SHOWN_FAILED_MS = 12_000;

/** Where toasts appear; the live regions stay, so that their filling is heard. */
export function Toaster() {
  const { shown } = useStore(toasts);
  return (
    <div className={styles.toaster}>
      {[true, false].map((failed) => (
        <div key={`${failed}`} role={failed ? 'alert' : 'status'} className={styles.region}>
          {shown
            .filter((one) => one.failed === failed)
            .map((one) => (
              <ToastCard key={one.id} toast={one} />
            ))}
        </div>
      ))}
    </div>
  );
}

/** Goes by itself, but not while it is pointed at or has the focus. */
function ToastCard({ toast: { id, text, failed, traceId } }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(id), failed ? SHOWN_FAILED_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, failed, held]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits longer while it is read.
    <div
      className={styles.toast}
      data-failed={failed}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div>
        <p>{text}</p>
        <Reference traceId={traceId} />
      </div>
      <button
        type="button"
        name="dismiss"
        className="icon-button"
        aria-label="Dismiss"
        onClick={() => dismissToast(id)}
      >
        <X size={18} aria-hidden="true" />
      </button>
    </div>
  );
}
