import { expect, test } from 'vitest'
import { definedOf } from '../figure/figure.fixture.ts'
import { fits } from './fits.ts'

test('an indicator is found by any of its words in either language, and by all that are typed', () => {
  for (const typed of ['', '接单', 'ACCEPTED tasks', 'tasks.accept', '  任务  接单 '])
    expect(fits(definedOf(), typed)).toBe(true)
  for (const typed of ['电梯', '接单 电梯']) expect(fits(definedOf(), typed)).toBe(false)
})
