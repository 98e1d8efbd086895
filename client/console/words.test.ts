import { taskDeeds, taskKinds, taskLimits, taskStates } from '@contract/task-words.ts'
import { expect, test } from 'vitest'
import { consoleKeys } from './keys.ts'
import { consoleMessages } from './messages.ts'

/* A word that is missing would stand on the screen as its key. */

const leaves = (words: object, at = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${at}${key}`] : leaves(value as object, `${at}${key}.`),
  )

test('both languages say the same things, with the same values in them', () => {
  expect(leaves(consoleMessages.en).sort()).toEqual(leaves(consoleMessages['zh-CN']).sort())
})

test('every kind, state, deed, limit and key of a task has its word', () => {
  for (const words of Object.values(consoleMessages)) {
    expect(Object.keys(words.kind).sort()).toEqual([...taskKinds].sort())
    expect(Object.keys(words.state).sort()).toEqual([...taskStates].sort())
    expect(Object.keys(words.deed).sort()).toEqual([...taskDeeds].sort())
    expect(Object.keys(words.limit).sort()).toEqual([...taskLimits].sort())
    expect(Object.keys(words.key).sort()).toEqual(consoleKeys.map(({ deed }) => deed).sort())
  }
})
