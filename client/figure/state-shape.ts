import type { FigureFeed, FigureState } from '@contract/indicator.ts'

/** Shape beside the word of a state: a disc is well, a half disc late, a triangle to be minded, a ring says nothing. */
export function shapeOf(state: FigureState | FigureFeed['state']): 'disc' | 'half' | 'triangle' | 'ring' {
  if (state === 'fresh') return 'disc'
  if (state === 'ageing' || state === 'provisional') return 'half'
  return state === 'stale' ? 'triangle' : 'ring'
}
