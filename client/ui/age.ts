/** Where in the message files an age is said, with its numbers. */
export interface Age {
  readonly key: 'age.now' | 'age.seconds' | 'age.minutes' | 'age.hours' | 'age.days'
  readonly named: Readonly<Record<string, number>>
}

/** An age in ms in the words a person would use; never negative, whatever the clocks say. */
export function ageOf(ms: number): Age {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  if (seconds < 10) return { key: 'age.now', named: {} }
  // In steps of five: a dozen ages that tick every second would never let the eye rest.
  if (seconds < 60) return { key: 'age.seconds', named: { n: seconds - (seconds % 5) } }
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return { key: 'age.minutes', named: { n: minutes } }
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return { key: 'age.hours', named: { n: hours, m: minutes % 60 } }
  return { key: 'age.days', named: { n: Math.floor(hours / 24) } }
}

/** A running time in ms as a stopwatch shows it: `00:07`, `11:18`, `1:02:33`, and the whole days in it. */
export function stopwatch(ms: number): { readonly text: string; readonly days: number } {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const tail = `${two(minutes)}:${two(seconds % 60)}`
  return { text: hours > 0 ? `${hours}:${tail}` : tail, days: Math.floor(hours / 24) }
}
