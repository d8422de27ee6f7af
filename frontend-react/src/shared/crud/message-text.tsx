import { splitLinks } from './links.ts';

/** The words of a crud, with its web addresses as links. */
export function MessageText({ text }: { text: string }) {
  return splitLinks(text).map(({ start, text: part, href }) =>
    href ? (
      <a key={start} href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
