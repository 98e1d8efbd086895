/** One job at a time per key, in order of arrival: guesses sent side by side are counted one after the other. */
export function turns() {
  const last = new Map<string, Promise<unknown>>()
  return async function inTurn<Result>(key: string, job: () => Promise<Result>): Promise<Result> {
    const before = last.get(key) ?? Promise.resolve()
    const mine = before.then(job, job)
    const settled = mine.catch(() => undefined) // the asker hears of it; whoever is next only waits
    last.set(key, settled)
    try {
      return await mine
    } finally {
      if (last.get(key) === settled) last.delete(key)
    }
  }
}
