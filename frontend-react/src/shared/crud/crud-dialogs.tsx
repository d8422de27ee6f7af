import { Suspense } from 'react';
import { useStore } from '../store.ts';
import { loadLater } from '../ui/load-later.tsx';
import { crudDialog } from './dialogs.ts';
import { useGoneCruds } from './use-gone-cruds.ts';

// Not needed for the first paint.
const ReplyDialog = loadLater(() => import('./reply-dialog.tsx'));
const DeleteDialog = loadLater(() => import('./delete-dialog.tsx'));
const InvitationDialog = loadLater(() => import('./invitation-dialog.tsx'));

/**
 * The dialogs about a crud, once a page: a card may go away while its dialog is open. Cruds that
 * others delete go with it.
 */
export function CrudDialogs() {
  useGoneCruds();
  const { open } = useStore(crudDialog);
  return (
    <Suspense>
      {open?.kind === 'reply' && <ReplyDialog parent={open.activity} />}
      {open?.kind === 'delete' && <DeleteDialog activity={open.activity} />}
      {open?.kind === 'invitation' && <InvitationDialog title={open.title} text={open.text} />}
    </Suspense>
  );
}
