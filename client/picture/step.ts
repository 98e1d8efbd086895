import type { Frame } from '@contract/picture.ts'

/**
 * What a frame is to a copy of the picture:
 * `apply` it fits; `heartbeat` it fits and changes nothing; `known` the copy is already there (doubled or late);
 * `missed` a step before it never arrived; `otherEpoch` the server started anew; `malformed` it leads backwards.
 */
export type Step = 'apply' | 'heartbeat' | 'known' | 'missed' | 'otherEpoch' | 'malformed'

export interface Position {
  readonly epoch: string
  readonly version: number
}

/**
 * Where a frame stands against a copy: it fits when `from <= version < to` in the same epoch. A frame that reaches
 * further back than the copy still fits, because values in frames are whole and the latest wins.
 */
export function stepOf(at: Position, frame: Pick<Frame, 'epoch' | 'from' | 'to'>): Step {
  if (frame.epoch !== at.epoch) return 'otherEpoch'
  if (!Number.isFinite(frame.from) || !Number.isFinite(frame.to) || frame.to < frame.from) return 'malformed'
  if (frame.from > at.version) return 'missed'
  if (frame.from === frame.to && frame.to === at.version) return 'heartbeat'
  return frame.to <= at.version ? 'known' : 'apply'
}
