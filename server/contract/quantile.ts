/**
 * The value that a part (0 to 1) of ordered values stays within, between neighbours in proportion (Hyndman & Fan 1996, type 7, as the
 * database’s percentile_cont); null of none. Screens, figures and the count of the lanes reckon by it alike.
 */
export function quantileOf(ordered: ArrayLike<number>, part: number): number | null {
  if (ordered.length === 0) return null
  const at = part * (ordered.length - 1)
  const [low, high] = [ordered[Math.floor(at)]!, ordered[Math.ceil(at)]!]
  return low + (high - low) * (at - Math.floor(at))
}
