import { useEffect, useEffectEvent } from 'react';
import type { QueryAnswer, QueryRequest } from '../../api/query.ts';
import { RequestFailed, reasonOf } from '../shared/api.ts';
import { usePause } from '../shared/pause.ts';
import { Failure, Message } from '../shared/states.tsx';
import type { Actions } from './actions.ts';
import type { QueryAddress } from './address.ts';
import { AnswerTabs } from './answer-tabs.tsx';
import { askQuestion } from './api.ts';
import { JsonTab } from './json/json-tab.tsx';
import { isAbsolute } from './narrow.ts';
import { NothingMatches } from './nothing-matches.tsx';
import { AnswerSkeleton } from './overview/answer-skeleton.tsx';
import { Overview } from './overview/overview.tsx';
import { rememberQuestion } from './recent.ts';
import { ResultBar } from './result-bar.tsx';
import { useAnswer } from './use-answer.ts';

interface Props {
  address: QueryAddress;
  request: QueryRequest | null;
  actions: Actions;
  /** The time that was answered, once it is known. */
  onRange: (startMs: number, endMs: number) => void;
}

/** What came back, or why nothing did. */
export function AnswerView({ address, request, actions, onRange }: Props) {
  const { paused, setPaused } = usePause();
  const moving = request !== null && !isAbsolute(request.query);
  const follow = moving && !paused && !address.selection;
  const result = useAnswer('answer', request, askQuestion, follow);
  const { answer, error, stale } = result;
  const asked = {
    request: request ?? { dataset: address.dataset, query: {} },
    view: address,
    ...actions,
  };

  const tell = useEffectEvent((fresh: QueryAnswer) => {
    onRange(fresh.start_ms, fresh.end_ms);
    if (request) rememberQuestion(request);
  });
  useEffect(() => {
    if (answer && !stale) tell(answer);
  }, [answer, stale]);

  const refusal = address.problem ?? (error && reasonOf(error));
  function resume() {
    setPaused(false);
    if (address.selection) actions.look({ selection: null });
  }
  const nothing = answer?.rows_matched === 0 && !stale;
  return (
    <>
      <ResultBar
        request={request}
        answer={answer}
        loading={result.loading}
        cancelled={result.cancelled}
        onCancel={result.cancel}
        live={
          moving
            ? { paused: !follow, onPause: (pause) => (pause ? setPaused(true) : resume()) }
            : undefined
        }
      />
      <div className="query-progress" data-active={result.loading || undefined} aria-hidden />
      {refusal && address.tab !== 'json' && (
        <p className="query-refusal" role="alert">
          {refusal}
        </p>
      )}
      {answer && answer.notices.length > 0 && (
        <ul className="query-notices">
          {answer.notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
      <AnswerTabs
        asked={asked}
        follow={follow}
        instead={insteadOf()}
        overview={<div data-stale={(answer && stale) || undefined}>{overviewOf()}</div>}
        json={
          <JsonTab
            request={request}
            text={address.text}
            problem={refusal}
            onAsk={(query) => actions.ask(query)}
          />
        }
      />
    </>
  );

  function insteadOf() {
    if (request === null) {
      return (
        <Message title="The question in the address cannot be read.">
          <p>Mend it under JSON, or type another one above.</p>
        </Message>
      );
    }
    if (!nothing) return null;
    return <NothingMatches request={request} onAsk={(query) => actions.ask(query)} />;
  }

  function overviewOf() {
    if (!answer && error && !(error instanceof RequestFailed)) {
      return <Failure what="The question got no answer." error={error} retry={result.retry} />;
    }
    if (!answer) return refusal ? null : <AnswerSkeleton />;
    return <Overview answer={answer} asked={asked} />;
  }
}
