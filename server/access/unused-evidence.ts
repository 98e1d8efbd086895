import { forgetUnused, tasksWithEvidence } from '../journal/tasks.ts'
import { noted } from './notes.ts'
import type { AccessParts } from './parts.ts'

const DAY_MS = 86_400_000
const AT_ONCE = 200
const HOUSE = { kind: 'house' as const, id: 'house', role: null }

/**
 * Throws away files that came long ago and that no step of their task refers to, once the task has ended: what is still to be submitted
 * is never touched. What cannot be taken off its shelf now is tried again by the next round of this process.
 */
export function openUnused(
  parts: Pick<AccessParts, 'db' | 'now' | 'record' | 'evidence'>,
  days: number,
): () => Promise<number> {
  const left = new Set<string>()
  return async () => {
    let gone = 0
    for (let batch = AT_ONCE; batch === AT_ONCE; gone += batch) {
      const { forgotten, hashes } = await forgetUnused(parts.db, parts.now() - days * DAY_MS, AT_ONCE)
      for (const hash of hashes) left.add(hash)
      batch = forgotten
    }
    if (gone > 0)
      await parts.record(noted({ act: 'evidenceDropped', by: HOUSE, detail: { gone, days }, from: null }, parts.now()))
    for (const hash of left) {
      // The same file may have come anew, for another task.
      if ((await tasksWithEvidence(parts.db, hash)).length === 0) await parts.evidence.remove(hash)
      left.delete(hash)
    }
    return gone
  }
}
