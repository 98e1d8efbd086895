/** A number with so many decimals, half up (away from zero), with thousands: `1,234.50`. */
export function halfUp(value: number, decimals: number): string {
  const size = Math.abs(value)
  const shifted = Number(`${plainDigits(size)}e${decimals}`)
  const rounded = Math.round(shifted) / 10 ** decimals
  const [whole = '0', rest] = rounded.toFixed(decimals).split('.')
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest === undefined ? '' : `.${rest}`)
  return value < 0 && /[1-9]/.test(digits) ? `-${digits}` : digits
}

/** What `String` writes with an exponent is not a digit run that can be shifted. */
const plainDigits = (size: number) => (size < 1e-6 ? '0' : size >= 1e21 ? '999999999999999999999' : String(size))

/** Without decimals that say nothing, as targets are spoken: `90`, `99.5`. */
export const trimmed = (value: number) => {
  const [whole = '0', rest = ''] = halfUp(value, 2).split('.')
  const kept = rest.replace(/0+$/, '')
  return kept === '' ? whole : `${whole}.${kept}`
}

/** Whether rounding to so many decimals loses something. */
export const loses = (value: number, decimals: number) =>
  Math.abs(Number(halfUp(value, decimals).replaceAll(',', '')) - value) > 1e-9
