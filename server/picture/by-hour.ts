const HOUR_MS = 3_600_000

/** Keys by the hour they belong to, so that the oldest are found without looking at the rest. */
export class ByHour {
  readonly #hours = new Map<number, string[]>()
  /** Hours in use, ascending. */
  readonly #order: number[] = []

  /** Notes a key under the hour of `at`, epoch ms. Amortised O(1) for facts that arrive about in order. */
  add(at: number, key: string): void {
    const hour = Math.floor(at / HOUR_MS)
    const keys = this.#hours.get(hour)
    if (keys) {
      keys.push(key)
      return
    }
    this.#hours.set(hour, [key])
    let place = this.#order.length
    while (place > 0 && this.#order[place - 1]! > hour) place -= 1
    this.#order.splice(place, 0, hour)
  }

  /** Takes out and returns the keys of all whole hours that ended before `at`. */
  before(at: number): string[] {
    const first = Math.floor(at / HOUR_MS)
    const out: string[] = []
    while (this.#order.length > 0 && this.#order[0]! < first) {
      const hour = this.#order.shift()!
      for (const key of this.#hours.get(hour) ?? []) out.push(key)
      this.#hours.delete(hour)
    }
    return out
  }

  /** Takes out and returns one key of the oldest hour, or undefined when there is none. */
  oldest(): string | undefined {
    const hour = this.#order[0]
    if (hour === undefined) return undefined
    const keys = this.#hours.get(hour)!
    const key = keys.pop()
    if (keys.length === 0) {
      this.#hours.delete(hour)
      this.#order.shift()
    }
    return key
  }
}
