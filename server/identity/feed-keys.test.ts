import { expect, test } from 'vitest'
import { mayTell } from './feed-keys.ts'

const telling = { kind: 'elevator.alarm', source: 'elevator-iot' }

test('a key without bounds tells anything', () => {
  expect(mayTell({ kinds: null, sources: null }, telling)).toBeNull()
})

test('a key tells its kinds from its sources only, and the sentence names them', () => {
  expect(mayTell({ kinds: ['elevator.alarm'], sources: ['elevator-iot'] }, telling)).toBeNull()
  expect(mayTell({ kinds: ['market.quickTest'], sources: null }, telling)).toContain('market.quickTest')
  expect(mayTell({ kinds: null, sources: ['market-lab'] }, telling)).toContain('market-lab')
})

test('a key with an empty list tells nothing', () => {
  expect(mayTell({ kinds: [], sources: null }, telling)).toContain('（无）')
  expect(mayTell({ kinds: null, sources: [] }, telling)).not.toBeNull()
})
