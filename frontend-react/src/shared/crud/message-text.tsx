import { splitLinks } from '@cruddur/contract/links.ts';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { profilePath, searchPath } from '../paths.ts';

// At its first text linkify builds its tables, which takes as long as showing a crud or two: better
// while the first ones are on their way.
setTimeout(() => splitLinks(''));

/** The words of a crud, with its addresses, @mentions and #hashtags as links. */
export function MessageText({ text }: { text: string }) {
  const parts = useMemo(() => splitLinks(text), [text]);
  return parts.map(({ start, text: part, kind, target = '' }) => {
    switch (kind) {
      case 'url':
        return (
          <a key={start} href={target} target="_blank" rel="noopener noreferrer nofollow ugc">
            {part}
          </a>
        );
      case 'mention':
        return (
          <Link key={start} to={profilePath(target)}>
            {part}
          </Link>
        );
      case 'hashtag':
        return (
          <Link key={start} to={searchPath(`#${target}`)}>
            {part}
          </Link>
        );
      default:
        return part;
    }
  });
}
