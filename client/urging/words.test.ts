import {
  urgingCauses,
  urgingDeeds,
  urgingLevels,
  urgingStates,
  urgingTriggers,
  urgingVerbs,
} from '@contract/urging-words.ts'
import { expect, test } from 'vitest'
import { wordsHold } from '../messages/page-words.fixture.ts'
import { urgingMessages } from './messages.ts'

wordsHold(urgingMessages, { under: 'slip', folder: new URL('.', import.meta.url) })

test('every level, cause, state, deed, trigger and order has its word', () => {
  for (const words of Object.values(urgingMessages))
    for (const [named, all] of [
      [words.level, urgingLevels],
      [words.cause, urgingCauses],
      [words.state, urgingStates],
      [words.deed, urgingDeeds],
      [words.trigger, urgingTriggers],
      [words.verb, urgingVerbs],
    ] as const)
      expect(Object.keys(named).sort()).toEqual([...all].sort())
})
