import { Link, Route, Routes } from 'react-router';
import { NowScreen } from './now/now.tsx';
import { Layout } from './shared/layout.tsx';
import { lazyScreen } from './shared/lazy-screen.tsx';
import { Message } from './shared/states.tsx';

// The live list is what most open first; the code of the others is read behind it.
const BoardScreen = lazyScreen(async () => (await import('./boards/board.tsx')).BoardScreen);
const BoardsScreen = lazyScreen(async () => (await import('./boards/boards.tsx')).BoardsScreen);
const CompareScreen = lazyScreen(async () => (await import('./compare/compare.tsx')).CompareScreen);
const ErrorsScreen = lazyScreen(async () => (await import('./errors/errors.tsx')).ErrorsScreen);
const ErrorItemScreen = lazyScreen(async () => (await import('./errors/item.tsx')).ErrorItemScreen);
const StartScreen = lazyScreen(async () => (await import('./home/start.tsx')).StartScreen);
const LogsScreen = lazyScreen(async () => (await import('./logs/logs.tsx')).LogsScreen);
const MailScreen = lazyScreen(async () => (await import('./mail/mail.tsx')).MailScreen);
const MessageScreen = lazyScreen(async () => (await import('./mail/message.tsx')).MessageScreen);
const MapScreen = lazyScreen(async () => (await import('./map/map.tsx')).MapScreen);
const MetricsScreen = lazyScreen(async () => (await import('./metrics/metrics.tsx')).MetricsScreen);
const QueryScreen = lazyScreen(async () => (await import('./query/query.tsx')).QueryScreen);
const StatusScreen = lazyScreen(async () => (await import('./status/status.tsx')).StatusScreen);
const TraceScreen = lazyScreen(async () => (await import('./trace/trace.tsx')).TraceScreen);
const TransferScreen = lazyScreen(
  async () => (await import('./transfer/transfer.tsx')).TransferScreen,
);
const XrayScreen = lazyScreen(async () => (await import('./xray/xray.tsx')).XrayScreen);

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
