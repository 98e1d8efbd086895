import { responseNames, responseTargets, type ResponseName, type ResponseTarget } from '@contract/response.ts'
import type { FigureNow } from '../picture/figures.ts'

/** Which figure says how quickly each was done. */
const FIGURES: Readonly<Record<ResponseName, string>> = {
  acknowledge: 'alarms.acknowledge',
  dispatch: 'alarms.dispatch',
  accept: 'tasks.accept',
  arrive: 'lifts.arrival',
}

/** One response time of the last day, against the target that a wall shows. */
export interface Response {
  readonly name: ResponseName
  readonly target: ResponseTarget
  readonly told: FigureNow
  /** null: nothing to measure, or nothing told. */
  readonly met: boolean | null
}

/** Response times in the order of the house; a target is met by the records themselves, not by a rounded share. */
export const responsesOf = (figure: (id: string) => FigureNow): readonly Response[] =>
  responseNames.map((name) => {
    const told = figure(FIGURES[name])
    const target = responseTargets[name][0]
    const met = told.numerator === null || !told.denominator ? null : told.numerator >= target.share * told.denominator
    return { name, target, told, met }
  })
