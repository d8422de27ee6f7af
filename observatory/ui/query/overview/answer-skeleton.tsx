/** The place of a chart and a table, while the first answer is on its way. */
export function AnswerSkeleton() {
  return (
    <div className="query-overview" role="status">
      <span className="visually-hidden">Asking</span>
      <div className="skeleton-chart" aria-busy="true" />
      <div className="loading">
        <div className="loading-row" />
        <div className="loading-row" />
        <div className="loading-row" />
      </div>
    </div>
  );
}
