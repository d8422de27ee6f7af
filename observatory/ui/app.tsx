import { Link, Route, Routes } from 'react-router';
import { BoardScreen } from './boards/board.tsx';
import { BoardsScreen } from './boards/boards.tsx';
import { CompareScreen } from './compare/compare.tsx';
import { ErrorsScreen } from './errors/errors.tsx';
import { ErrorItemScreen } from './errors/item.tsx';
import { StartScreen } from './home/start.tsx';
import { LogsScreen } from './logs/logs.tsx';
import { MailScreen } from './mail/mail.tsx';
import { MessageScreen } from './mail/message.tsx';
import { MapScreen } from './map/map.tsx';
import { MetricsScreen } from './metrics/metrics.tsx';
import { NowScreen } from './now/now.tsx';
import { QueryScreen } from './query/query.tsx';
import { Layout } from './shared/layout.tsx';
import { Message } from './shared/states.tsx';
import { StatusScreen } from './status/status.tsx';
import { TraceScreen } from './trace/trace.tsx';
import { TransferScreen } from './transfer/transfer.tsx';
import { XrayScreen } from './xray/xray.tsx';

/** Every screen and its address. */
export function App() {
  return (
    <Routes>
      <Route element={<Layout />}>
        <Route index element={<NowScreen />} />
        <Route path="start" element={<StartScreen />} />
        <Route path="trace/:id" element={<TraceScreen />} />
        <Route path="query" element={<QueryScreen />} />
        <Route path="boards" element={<BoardsScreen />} />
        <Route path="boards/:id" element={<BoardScreen />} />
        <Route path="compare" element={<CompareScreen />} />
        <Route path="map" element={<MapScreen />} />
        <Route path="errors" element={<ErrorsScreen />} />
        <Route path="errors/:id" element={<ErrorItemScreen />} />
        <Route path="logs" element={<LogsScreen />} />
        <Route path="xray" element={<XrayScreen />} />
        <Route path="metrics" element={<MetricsScreen />} />
        <Route path="mail" element={<MailScreen />} />
        <Route path="mail/:id" element={<MessageScreen />} />
        <Route path="status" element={<StatusScreen />} />
        <Route path="transfer" element={<TransferScreen />} />
        <Route
          path="*"
          element={
            <Message alone title="There is nothing at this address.">
              <title>Not found · Observatory</title>
              <p>
                <Link to="/">Go to the live list</Link>
              </p>
            </Message>
          }
        />
      </Route>
    </Routes>
  );
}
