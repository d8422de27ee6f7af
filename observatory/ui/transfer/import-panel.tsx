import { Upload } from 'lucide-react';
import { type DragEvent, useId, useState } from 'react';
import { bytes, percent } from '../shared/format.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { Cancelled, useImport } from './use-import.ts';

/** A file chosen or dropped, how far it is, and what came of it. */
export function ImportPanel() {
  const field = useId();
  const [over, setOver] = useState(false);
  const { mutate, isPending, variables: file, data, error, progress, cancel } = useImport();
  const take = (files: FileList | null) => {
    const [first] = files ?? [];
    if (first && !isPending) mutate(first);
  };
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside);
  };

  return (
    <section aria-labelledby="import" className="transfer-part">
      <h2 id="import">Import</h2>
      <p className="quiet">
        OTLP JSON as exported here or by anybody: one document, or one on each line as the
        Collector’s file exporter writes it; <code>.gz</code> as well. Spans that are here already
        are not stored twice.
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the field inside is everybody's. */}
      <div
        className="drop-zone"
        data-over={over || undefined}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={(event) => {
          drag(false)(event);
          take(event.dataTransfer.files);
        }}
      >
        <Upload size={20} aria-hidden />
        <label htmlFor={field}>Drop a file here, or choose one</label>
        <input
          id={field}
          type="file"
          accept=".json,.jsonl,.ndjson,.gz,application/json"
          disabled={isPending}
          onChange={({ target }) => {
            take(target.files);
            // The same file can then be chosen again.
            target.value = '';
          }}
        />
      </div>
      {isPending && file && (
        <div className="transfer-go">
          <progress value={progress} aria-label={`Importing ${file.name}`} />
          <span className="quiet">
            {file.name}, {percent(progress)} of {bytes(file.size)}
          </span>
          <button type="button" className="button" onClick={cancel}>
            Cancel
          </button>
        </div>
      )}
      {error && !isPending && (
        <p role="alert" className={error instanceof Cancelled ? undefined : 'error-text'}>
          {error instanceof Cancelled
            ? 'Cancelled. What was sent until then is stored.'
            : error.message}
        </p>
      )}
      {data && !isPending && file && <ImportOutcome name={file.name} result={data} />}
    </section>
  );
}
