import type { Statement } from './statement.ts'

/*
 * What must be true of an episode after an order about it was written; with `required`, an order that came too late is
 * refused whole. They change nothing: the episode moves by its facts.
 */

const same = 'UPDATE alarm_episodes SET times = times WHERE episode = $1'

/** It stands. */
export const stillOpen = (episode: number): Statement => ({
  text: `${same} AND returned_at IS NULL AND closed_at IS NULL`,
  values: [episode],
})

/** It was acknowledged by this very order, and stands. */
export const acknowledgedBy = (episode: number, personId: string, at: number): Statement => ({
  text: `${same} AND ack_by = $2 AND ack_at = $3 AND returned_at IS NULL AND closed_at IS NULL`,
  values: [episode, personId, at],
})

/** It was closed by this very order; `returned`: and it was back to normal. */
export const closedAt = (episode: number, at: number, returned: boolean): Statement => ({
  text: `${same} AND closed_at = $2${returned ? ' AND returned_at IS NOT NULL' : ''}`,
  values: [episode, at],
})
