import { expect, test } from 'vitest'
import { calendar, model } from '../interception/matter.fixture.ts'
import { axisOver } from './axis.ts'
import type { Change } from './changes.ts'
import { headsOf } from './heads.ts'
import { historyOf } from './history.ts'
import { headOf, runAccount } from './measure.ts'
import { AS_OF, finished, PERIOD, plannedBy, plantedPast } from './planted.fixture.ts'
import { runOnce } from './run.ts'
import { stageOf } from './stage.ts'

const axis = axisOver(PERIOD.from, AS_OF + 400 * 86_400_000, calendar)

test('the four figures counted by themselves are those of the run told in full', () => {
  // Some were merged, some would have gone to no station, some came before the period: none of them may be counted.
  const past = plantedPast(150).map((each, n) => {
    if (n % 11 === 0) return { ...each, record: { ...each.record, wouldBeStation: null } }
    if (n % 13 === 0) return { ...each, record: { ...each.record, mergedInto: 'P1' } }
    return n % 17 === 0 ? { ...each, record: { ...each.record, receivedAt: PERIOD.from - 1 } } : each
  })
  const changes: Change[] = [{ change: 'capacity', lane: 'C2', open: 1 }]
  const { plan } = plannedBy(changes)
  const history = finished(historyOf(past, model, axis))
  const stage = finished(stageOf(past, plan, model.lanes, history, axis, calendar))
  const count = headsOf(past, stage, PERIOD, plan.model, AS_OF)
  for (const seed of [1, 2, 3]) {
    const run = finished(runOnce(stage, seed))
    const { rate: _told, ...head } = headOf(runAccount(past, stage, run, AS_OF), PERIOD, plan.model)
    expect(finished(count(run))).toEqual(head)
  }
})
