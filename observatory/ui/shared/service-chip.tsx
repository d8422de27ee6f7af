import { serviceStyle } from './service-colour.ts';

/** A service's name beside its colour; with the number of its spans when that is known. */
export function ServiceChip({ name, note }: { name: string; note?: string }) {
  return (
    <span className="chip svc" style={serviceStyle(name)} title={note && `${name}: ${note}`}>
      <span className="chip-dot" />
      <span className="chip-name">{name}</span>
      {note && <span className="chip-note">{note}</span>}
    </span>
  );
}
