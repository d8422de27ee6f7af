/** Room for the first cards, so that nothing moves when they come. */
export function CardSkeletons() {
  return (
    <div className="bubble-cards" role="status">
      <span className="visually-hidden">Comparing the rows</span>
      {Array.from({ length: 6 }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place holders are all alike.
        <div key={at} className="bubble-card bubble-card-empty" />
      ))}
    </div>
  );
}
