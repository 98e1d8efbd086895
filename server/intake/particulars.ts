const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECKS = '10X98765432'

function dayExists(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number) as [number, number, number]
  const at = new Date(Date.UTC(year, month - 1, day))
  return year >= 1900 && at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
}

/** Whether a resident identity number can be one: 18 characters, a day that exists, the check character (GB 11643-1999); or the old 15 digits. */
export function idNumberStands(told: string): boolean {
  const text = told.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (/^\d{15}$/.test(text)) return dayExists(`19${text.slice(6, 12)}`)
  if (!/^\d{17}[\dX]$/.test(text)) return false
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0)
  return dayExists(text.slice(6, 14)) && CHECKS[sum % 11] === text[17]
}

/** Whether a telephone number can be one: a mainland mobile, a fixed line with or without its area code, a service number, or one with +. */
export function phoneStands(told: string): boolean {
  const text = told.normalize('NFKC').replace(/[\s()-]/g, '')
  return /^(?:(?:\+?86)?1[3-9]\d{9}|(?:0\d{2,3})?[2-9]\d{6,7}(?:转?\d{1,6})?|400\d{7}|\+(?!86)\d{6,15})$/.test(text)
}
