const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Check character of a 17-digit citizen number (GB 11643-1999, ISO 7064 MOD 11-2). Throws on a bad body. */
export function citizenCheck(body: string): string {
  if (!/^\d{17}$/.test(body)) throw new RangeError('citizen number body must be 17 digits')
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body.charAt(i)), 0)
  return '10X98765432'.charAt(sum % 11)
}

/** Whether the check character of an 18-character citizen number is right. */
export const validCitizen = (id: string): boolean =>
  /^\d{17}[\dX]$/.test(id) && citizenCheck(id.slice(0, 17)) === id.charAt(17)

/**
 * A citizen number that is nobody's: right check character, but area 990000, which GB/T 2260 does not have.
 * `birth` is yyyymmdd, `serial` 0–999.
 */
export function nobodysId(birth: string, serial: number): string {
  const body = `990000${birth}${String(serial).padStart(3, '0')}`
  return body + citizenCheck(body)
}

/** A mobile number out of 199-0000-0000 … 199-0000-9999, which this project declares invented: dial none of them. */
export const inventedPhone = (n: number): string => `1990000${String(n % 10_000).padStart(4, '0')}`
