import { expect, test } from 'vitest'
import { registerBehind } from './register.ts'

test('a wall without a register fetches one', () => {
  expect(registerBehind(null, { epoch: 'e1', version: undefined })).toBe(true)
})
test('a register that did not move is not fetched again', () => {
  expect(registerBehind({ epoch: 'e1', version: 7 }, { epoch: 'e1', version: 7 })).toBe(false)
  expect(registerBehind({ epoch: 'e1', version: 7 }, { epoch: 'e1', version: undefined })).toBe(false)
})
test('a register that moved is fetched', () => {
  expect(registerBehind({ epoch: 'e1', version: 7 }, { epoch: 'e1', version: 8 })).toBe(true)
})
test('after a restart the register is fetched again, although its count may have begun lower', () => {
  expect(registerBehind({ epoch: 'e1', version: 90 }, { epoch: 'e2', version: 40 })).toBe(true)
  expect(registerBehind({ epoch: 'e1', version: 40 }, { epoch: 'e2', version: 40 })).toBe(true)
})
