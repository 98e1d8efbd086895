/**
 * One piece of work for all who ask side by side: whoever asks while it runs gets the next one, shared with all others who came
 * meanwhile. What was true before somebody asked is in his answer.
 */
export function sharedWork<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | null = null
  let next: Promise<Result> | null = null
  function begin(): Promise<Result> {
    const mine = work().finally(() => {
      if (running === mine) running = null
    })
    running = mine
    return mine
  }
  return () => {
    if (next !== null) return next
    if (running === null) return begin()
    next = running
      .catch(() => undefined) // whoever asked for it hears of it
      .then(() => {
        next = null
        return begin()
      })
    return next
  }
}

/** Answers by what they rest on: equal questions are worked out once, side by side and later; at most so many are kept, the latest asked. */
export function keptAnswers<Answer>(most: number) {
  const kept = new Map<string, Promise<Answer>>()
  return async (key: string, isGood: (answer: Answer) => boolean, work: () => Promise<Answer>): Promise<Answer> => {
    const before = kept.get(key)
    if (before !== undefined) {
      const answer = await before
      if (isGood(answer)) return answer
      if (kept.get(key) === before) kept.delete(key)
    }
    // Whoever came while the old one was looked at may have begun the new one.
    const begun = kept.get(key) ?? work()
    kept.delete(key)
    kept.set(key, begun)
    for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest)
    try {
      return await begun
    } catch (error) {
      if (kept.get(key) === begun) kept.delete(key)
      throw error
    }
  }
}
