/** Polls until the condition gives something true; fails after twenty seconds. */
export async function until<T>(condition: () => Promise<T> | T): Promise<NonNullable<T>> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`not reached: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
