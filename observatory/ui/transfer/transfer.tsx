import { useState } from 'react';
import { useSearchParams } from 'react-router';
import './transfer.css';
import { readChoice, transferPath } from './address.ts';
import { ExportForm } from './export-form.tsx';
import { ImportPanel } from './import-panel.tsx';

/** Spans as files: out of here, and in again, here or elsewhere. */
export function TransferScreen() {
  const [params, setParams] = useSearchParams();
  const [openedMs] = useState(() => Date.now());
  const choice = readChoice(params, openedMs);
  return (
    <div className="page transfer">
      <title>Export and import · Observatory</title>
      <h1>Export and import</h1>
      <div className="transfer-parts">
        <ExportForm
          choice={choice}
          onChange={(next) => setParams(transferPath(next).split('?')[1], { replace: true })}
        />
        <ImportPanel />
      </div>
    </div>
  );
}
