import { serviceStyle } from './service-colour.ts';

interface Props {
  name: string;
  note?: string;
  /** Only the colour is seen. */
  short?: boolean;
}

/** A service's name beside its colour; with the number of its spans when that is known. */
export function ServiceChip({ name, note, short }: Props) {
  return (
    <span className="chip svc" style={serviceStyle(name)} title={note ? `${name}: ${note}` : name}>
      <span className="chip-dot" />
      <span className={short ? 'visually-hidden' : 'chip-name'}>{name}</span>
      {note && <span className="chip-note">{note}</span>}
    </span>
  );
}
