import fc from 'fast-check'
import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { pathOf, qrPath } from './qr.ts'

/** What a pen that follows the path leaves dark. */
function drawn(path: string, width: number, height: number): boolean[][] {
  const sheet = Array.from({ length: height }, () => Array.from({ length: width }, () => false))
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let step = 0; step < Number(run); step++) sheet[Number(y)]![Number(x) + step] = true
  return sheet
}

test('the path darkens exactly the dark modules', () => {
  const rows = fc.array(fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(rows, (modules) => {
      expect(drawn(pathOf(modules), 9, modules.length)).toEqual(modules)
    }),
  )
})
test('an authenticator’s address becomes the same code that the encoder makes, with its quiet zone', () => {
  const uri = `otpauth://totp/${encodeURIComponent('前哨')}:zhang?secret=JBSWY3DPEHPK3PXP&issuer=Qianshao`
  const { size, path } = qrPath(uri)
  const { data } = encode(uri, { ecc: 'M', border: 4 })
  expect(drawn(path, size, size)).toEqual(data)
  expect(data[3]!.some(Boolean)).toBe(false)
  expect(data[4]!.some(Boolean)).toBe(true)
})
