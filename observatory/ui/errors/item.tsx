import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import './errors.css';
import './item.css';
import './occurrence.css';
import './stack.css';
import { RequestFailed } from '../shared/api.ts';
import { Message, Unread } from '../shared/states.tsx';
import { readRange } from './filters.ts';
import { ItemBody } from './item-body.tsx';
import { useItem } from './use-errors.ts';

/** One error: how often, where in the code, and what led to it. */
export function ErrorItemScreen() {
  const { id = '' } = useParams();
  const { state } = useLocation();
  const [params] = useSearchParams();
  const list = `/errors${(state as { list?: string } | null)?.list ?? ''}`;
  const item = useItem(id, new URLSearchParams({ range: readRange(params) }));
  if (item.data) return <ItemBody key={id} detail={item.data} list={list} />;
  if (item.error instanceof RequestFailed && item.error.status === 404) {
    return (
      <Message alone title="This error is not stored.">
        <p>
          It was not seen for longer than any other when room was needed, or never came here.{' '}
          <Link to={list}>Back to errors</Link>
        </p>
      </Message>
    );
  }
  return <Unread what="error" rows={12} error={item.error} retry={item.refetch} />;
}
