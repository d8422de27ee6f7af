import { Tabs } from 'radix-ui';
import { useLocation, useSearchParams } from 'react-router';
import type { Mail } from '../../api.ts';
import { HtmlPart } from './html-part.tsx';

const parts = ['html', 'text', 'headers'];

/** What the mail says, as its reader sees it, as text, and with all its headers. */
export function Parts({ mail }: { mail: Mail }) {
  const [params, setParams] = useSearchParams();
  // Which list to go back to.
  const { state } = useLocation();
  const usual = mail.html === undefined ? 'text' : 'html';
  const asked = params.get('view') ?? '';
  const shown = parts.includes(asked) && !(asked === 'html' && usual === 'text') ? asked : usual;
  return (
    <Tabs.Root
      className="tabs"
      value={shown}
      onValueChange={(view) => setParams(view === usual ? {} : { view }, { replace: true, state })}
    >
      <Tabs.List className="tab-list" aria-label="The parts of the mail">
        <Tabs.Trigger value="html" disabled={mail.html === undefined}>
          HTML
        </Tabs.Trigger>
        <Tabs.Trigger value="text">Text</Tabs.Trigger>
        <Tabs.Trigger value="headers">Headers {mail.headers.length}</Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="html" className="tab letter-html">
        <HtmlPart mail={mail} />
      </Tabs.Content>
      <Tabs.Content value="text" className="tab">
        {mail.text ? (
          <pre className="letter-text">{mail.text}</pre>
        ) : (
          <p className="quiet">This mail has no text.</p>
        )}
      </Tabs.Content>
      <Tabs.Content value="headers" className="tab">
        <Headers headers={mail.headers} />
      </Tabs.Content>
    </Tabs.Root>
  );
}

function Headers({ headers }: { headers: Mail['headers'] }) {
  return (
    <table className="header-table">
      <tbody>
        {headers.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice, and the list never changes.
          <tr key={at}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
