import { Link, useParams, useSearchParams } from 'react-router';
import './boards.css';
import { placed } from '../../api/board-layout.ts';
import type { Board, BoardPanel } from '../../api/boards.ts';
import { useFollowing } from '../query/use-following.ts';
import { RequestFailed } from '../shared/api.ts';
import { usePause } from '../shared/pause.ts';
import { Message, Unread } from '../shared/states.tsx';
import { BoardBar } from './board-bar.tsx';
import { Tile } from './tile.tsx';
import { useBoard } from './use-boards.ts';
import { useChange } from './use-change.ts';

/** One board: its questions as tiles, live. */
export function BoardScreen() {
  const { id = '' } = useParams();
  const { data: board, error, refetch } = useBoard(id);
  if (board) return <Loaded key={board.id} board={board} />;
  if (error instanceof RequestFailed && error.status === 404) {
    return (
      <Message alone title={error.message}>
        <title>No board · Observatory</title>
        <Link to="/boards">All boards</Link>
      </Message>
    );
  }
  return <Unread what="board" rows={8} error={error} retry={refetch} />;
}

/** A board asks many questions at once. */
const rereadMs = 5000;

function Loaded({ board }: { board: Board }) {
  const [params, setParams] = useSearchParams();
  const range = Number(params.get('range')) || undefined;
  const { paused } = usePause();
  const change = useChange(board);
  useFollowing(['tile'], true, () => rereadMs);
  const without = (panel: BoardPanel) => {
    const panels = board.panels.filter((each) => each !== panel);
    change.change({ ...board, panels }, 'Taken off the board.');
  };

  return (
    <div className="board">
      <title>{`${board.name} · Observatory`}</title>
      <div className="board-head">
        <div>
          <Link className="board-crumb" to="/boards">
            Boards
          </Link>
          <h1>{board.name}</h1>
        </div>
        <span className="spacer" />
        <BoardBar
          board={board}
          change={change}
          range={range}
          onRange={(next) => setParams(next ? { range: String(next) } : {}, { replace: true })}
        />
      </div>
      {board.description && <p className="board-about">{board.description}</p>}
      {change.said && (
        <p className="board-notice" role="status">
          {change.said}
          <button type="button" className="link" onClick={change.undo}>
            Undo
          </button>
        </p>
      )}
      {board.panels.length === 0 ? (
        <Message title="Nothing is on this board yet.">
          <p>
            Ask something under <Link to="/query">Query</Link>, then add it to the board.
          </p>
        </Message>
      ) : (
        <Tiles
          board={board}
          range={range}
          follow={!paused}
          onRemove={board.file === null ? without : undefined}
        />
      )}
    </div>
  );
}

interface TilesProps {
  board: Board;
  range: number | undefined;
  follow: boolean;
  onRemove: ((panel: BoardPanel) => void) | undefined;
}

/** In the order in which one reads; on a narrow screen one below the other. */
function Tiles({ board, range, follow, onRemove }: TilesProps) {
  const places = placed(board.panels).map(({ position }, at) => ({
    panel: board.panels[at] as BoardPanel,
    position,
  }));
  places.sort(
    ({ position: a }, { position: b }) =>
      a.y_coordinate - b.y_coordinate || a.x_coordinate - b.x_coordinate,
  );
  return (
    <div className="tiles">
      {places.map(({ panel, position }, at) => {
        const start = Math.min(position.x_coordinate, 11) + 1;
        const width = Math.min(Math.max(position.width, 3), 13 - start);
        const key = `${at} ${panel.type === 'query' ? panel.query_panel.query_annotation.name : ''}`;
        const column = { '--column': `${start} / span ${width}` } as React.CSSProperties;
        return (
          <div key={key} className="tile-place" style={column}>
            {panel.type === 'text' ? (
              <div className="tile-text">{panel.text_panel.content}</div>
            ) : (
              <Tile
                panel={panel}
                range={range}
                follow={follow}
                onRemove={onRemove && (() => onRemove(panel))}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
