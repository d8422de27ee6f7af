/** The field at the end of a clause, or in the place of the item that is being edited. */
export interface FieldState {
  text: string;
  /** Index of the item that the text is to take the place of; null to add another. */
  editing: number | null;
  /** Why the text cannot be added, a sentence. */
  problem: string | null;
}

export type FieldAction =
  | { type: 'typed'; text: string }
  | { type: 'edit'; index: number; text: string }
  | { type: 'refused'; problem: string }
  | { type: 'emptied' };

export const emptyField: FieldState = { text: '', editing: null, problem: null };

export function fieldReducer(state: FieldState, action: FieldAction): FieldState {
  switch (action.type) {
    case 'typed':
      return { ...state, text: action.text, problem: null };
    case 'edit':
      return { text: action.text, editing: action.index, problem: null };
    case 'refused':
      return { ...state, problem: action.problem };
    case 'emptied':
      return emptyField;
  }
}

/** The items once the field's is put among them; none in the place of the edited one removes it. */
export function placed<T>(items: readonly T[], editing: number | null, item: T | null): T[] {
  if (editing === null || editing >= items.length)
    return item === null ? [...items] : [...items, item];
  return items.toSpliced(editing, 1, ...(item === null ? [] : [item]));
}
