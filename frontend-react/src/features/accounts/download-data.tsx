import { useMutation } from '@tanstack/react-query';
import { announce } from '../../shared/ui/announcer.tsx';
import { downloadData } from './account.api.ts';
import { FormRefusal } from './form-refusal.tsx';

const FILE_NAME = 'cruddur-data.json';

/** Fetches everything that is kept about me, and hands it to the browser as a file. */
export function DownloadData() {
  const download = useMutation({
    mutationFn: async () => {
      saveFile(await downloadData());
      announce('Your data is downloaded.');
    },
  });
  return (
    <>
      <button
        type="button"
        name="download-data"
        className="button button-quiet"
        aria-disabled={download.isPending}
        onClick={() => !download.isPending && download.mutate()}
      >
        {download.isPending ? 'Collecting…' : 'Download my data'}
      </button>
      <FormRefusal error={download.error} />
    </>
  );
}

function saveFile(data: unknown): void {
  const json = JSON.stringify(data, undefined, 2);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  link.download = FILE_NAME;
  link.click();
  URL.revokeObjectURL(link.href);
}
