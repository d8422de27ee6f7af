/** How many, how slow, for whom: a question, and its answer. */
export function QueryScreen() {
  return (
    <div className="query">
      <title>Query · Observatory</title>
      <h1 className="visually-hidden">Query</h1>
    </div>
  );
}
