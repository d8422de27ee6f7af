import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ImportResult } from '../../api/transfer.ts';
import type { ApiError } from '../../api.ts';
import { RequestFailed } from '../shared/api.ts';

/** Sends a file and follows how much of it is taken in; `progress` goes from 0 to 1. */
export function useImport() {
  const client = useQueryClient();
  const [progress, setProgress] = useState(0);
  const sending = useRef<XMLHttpRequest>(null);
  const mutation = useMutation({
    mutationFn: (file: File) => {
      setProgress(0);
      const request = new XMLHttpRequest();
      sending.current = request;
      return send(request, file, setProgress);
    },
    onSuccess: () => client.invalidateQueries(),
  });
  const cancel = () => sending.current?.abort();
  return { ...mutation, progress, cancel };
}

/** The user stopped it; what was sent by then is stored. */
export class Cancelled extends Error {}

/** Not `fetch`, which does not tell how much of a body has been sent. */
function send(
  request: XMLHttpRequest,
  file: File,
  onProgress: (share: number) => void,
): Promise<ImportResult> {
  return new Promise((resolve, reject) => {
    request.open('POST', '/api/import');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 200) return resolve(request.response as ImportResult);
      const message = (request.response as ApiError | null)?.message;
      const answered = `The Observatory answered ${request.status}.`;
      reject(new RequestFailed(request.status, message ?? answered));
    };
    request.onerror = () => reject(new Error('The Observatory does not answer.'));
    request.onabort = () => reject(new Cancelled());
    request.send(file);
  });
}
