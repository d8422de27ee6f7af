import { useQuery } from '@tanstack/react-query';
import { me } from '../me.ts';

/** Asks who uses the page, as the shell does. */
export function AsksForMe() {
  useQuery(me);
  return null;
}
