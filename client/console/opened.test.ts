import { expect, test } from 'vitest'
import { openedBy } from './opened.ts'

test('the address of a message leads to the task, the slip or the alarm that it names', () => {
  expect(openedBy('#RW20261127-0001')).toEqual({ what: 'task', id: 'RW20261127-0001' })
  expect(openedBy('#DB20261127-0002')).toEqual({ what: 'urging', id: 'DB20261127-0002' })
  expect(openedBy(`#${encodeURIComponent('entrapment:某梯/90')}`)).toEqual({ what: 'alarm', id: 'entrapment:某梯/90' })
  for (const nothing of ['', '#', '#%E9%']) expect(openedBy(nothing)).toBeNull()
})
