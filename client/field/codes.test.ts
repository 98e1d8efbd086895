import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inventedUscc, usccCheck } from '../../mock/district/uscc.ts'
import { readNumber, readRescueCode, readUscc } from './codes.ts'

test('every code of the invented city is right, however it is typed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 800_000_000 }),
      fc.constantFrom('company' as const, 'trader' as const),
      (n, type) => {
        const code = inventedUscc(n, type)
        expect(readUscc(code)).toEqual({ code, fault: null })
        expect(readUscc(` ${code.slice(0, 9).toLowerCase()} ${code.slice(9)}`).fault).toBeNull()
      },
    ),
  )
})

test('one wrong character is found, wherever it stands', () => {
  const code = inventedUscc(4_711)
  for (let i = 0; i < 18; i++) {
    const wrong = code.slice(0, i) + (code.charAt(i) === '3' ? '4' : '3') + code.slice(i + 1)
    expect(readUscc(wrong).fault, wrong).not.toBeNull()
  }
})

test('a code that is too short, holds a letter that none may hold, or belongs to no organisation says which', () => {
  expect(readUscc('91440300').fault).toBe('length')
  expect(readUscc(`${inventedUscc(1).slice(0, 17)}O`).fault).toBe('character')
  expect(readUscc('').fault).toBe('length')
  const body = inventedUscc(1).slice(0, 16)
  const strange = [...'0123456789'].map((digit) => body + digit).map((each) => each + usccCheck(each))
  expect(new Set(strange.map((code) => readUscc(code).fault))).toEqual(new Set([null, 'organisation']))
})

test('a lift is known by six digits', () => {
  expect(readRescueCode('１０ ４３２１')).toEqual({ code: '104321', fault: null })
  for (const wrong of ['12345', '1234567', '12a456', '']) expect(readRescueCode(wrong).fault).toBe('sixDigits')
})

test('a reading is a number with a point or a comma, and nothing else', () => {
  expect(['36.5', '36,5', '３６．５', '-18', '.5', '4.'].map(readNumber)).toEqual([36.5, 36.5, 36.5, -18, 0.5, 4])
  expect(['', '36.5℃', '1e9', '1,000.5', '0x10', '-'].map(readNumber)).toEqual([null, null, null, null, null, null])
})
