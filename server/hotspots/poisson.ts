function logFactorial(n: number): number {
  let sum = 0
  for (let i = 2; i <= n; i++) sum += Math.log(i)
  return sum
}

/** Chance of `count` or more when the mean is `rate` (Poisson upper tail), summed from the small end so that 1e-30 is 1e-30. */
export function poissonTail(count: number, rate: number): number {
  if (count <= 0) return 1
  if (rate <= 0) return 0
  const at = (n: number) => Math.exp(n * Math.log(rate) - rate - logFactorial(n))
  if (count <= rate) {
    let term = at(count - 1)
    let below = 0
    for (let n = count - 1; n >= 0 && term > 0; n--) {
      below += term
      term *= n / rate
    }
    return Math.max(0, 1 - below)
  }
  let term = at(count)
  let above = 0
  for (let n = count; term > above * 1e-16 && term > 0; n++) {
    above += term
    term *= rate / (n + 1)
  }
  return Math.min(1, above)
}
