import { taskDeeds, taskKinds, taskLimits, taskStates } from '@contract/task-words.ts'
import { expect, test } from 'vitest'
import { wordsHold } from '../messages/page-words.fixture.ts'
import { consoleKeys } from './keys.ts'
import { consoleMessages } from './messages.ts'

wordsHold(consoleMessages, { under: 'console', folder: new URL('.', import.meta.url), names: /Shift/g })

test('every kind, state, deed, limit and key of a task has its word', () => {
  for (const words of Object.values(consoleMessages)) {
    expect(Object.keys(words.kind).sort()).toEqual([...taskKinds].sort())
    expect(Object.keys(words.state).sort()).toEqual([...taskStates].sort())
    expect(Object.keys(words.deed).sort()).toEqual([...taskDeeds].sort())
    expect(Object.keys(words.limit).sort()).toEqual([...taskLimits].sort())
    expect(Object.keys(words.key).sort()).toEqual(consoleKeys.map(({ deed }) => deed).sort())
  }
})
