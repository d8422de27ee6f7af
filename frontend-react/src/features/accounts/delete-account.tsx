import { Suspense, useState } from 'react';
import { loadLater } from '../../shared/ui/load-later.tsx';

// With the dialog library, which the page does not need before.
const DeleteDialog = loadLater(() => import('./delete-dialog.tsx'));

/** The button that opens the question whether the account shall really go. */
export function DeleteAccount({ email }: { email: string }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        name="delete-account"
        className="button button-danger"
        aria-haspopup="dialog"
        onClick={() => setAsking(true)}
      >
        Delete my account…
      </button>
      <Suspense>
        {asking && <DeleteDialog email={email} onClose={() => setAsking(false)} />}
      </Suspense>
    </>
  );
}
