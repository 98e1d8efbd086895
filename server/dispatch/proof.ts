import type { PlanItem, TaskOrderOf } from '../contract/task.ts'
import { refuse, type Refusal } from './refusal.ts'
import type { Submission, Task } from './task.ts'

type Submit = TaskOrderOf<'task.submit'>
type Answer = Submit['answers'][string] | undefined

const ASKS: Readonly<Record<PlanItem['need'], string>> = {
  tick: '勾选',
  number: '填写数字',
  text: '填写文字',
  photo: '附照片',
}

function fits({ need }: PlanItem, answer: Answer, evidence: readonly string[]): boolean {
  if (need === 'tick') return typeof answer === 'boolean'
  if (need === 'number') return typeof answer === 'number' && Number.isFinite(answer)
  if (need === 'photo') return typeof answer === 'string' && evidence.includes(answer)
  return typeof answer === 'string' && answer.trim() !== ''
}

/** An item that must be ticked is answered by the tick alone. */
const answered = (item: PlanItem, answer: Answer, evidence: readonly string[]) =>
  fits(item, answer, evidence) && !(item.need === 'tick' && answer !== true)

/** What a submission lacks, or null. `stored`: hashes of files that belong to the task. */
export function lacks(task: Task, order: Submit, stored: ReadonlySet<string>): Refusal | null {
  const { evidence, found, place } = order
  const unanswered = answersLack(asksOf(task, 'end'), order, stored)
  if (unanswered) return unanswered
  if (proves({ found, evidence: [...evidence, ...stopsEvidence(task)] }, task.placed || place !== undefined))
    return null
  return unproven(found)
}

/** Items of the plan that are asked at each stop of a tour, or once at the end; where there are no stops, all at the end. */
export const asksOf = ({ plan, stops }: Pick<Task, 'plan' | 'stops'>, when: 'stop' | 'end'): readonly PlanItem[] =>
  plan.filter(({ per }) => (per === 'stop' && stops !== undefined ? 'stop' : 'end') === when)

/** What the stops of a tour prove themselves. */
export const stopsEvidence = ({ stops = [] }: Pick<Task, 'stops'>) => stops.flatMap(({ evidence }) => evidence)

export const unproven = (found: Submission['found']): Refusal =>
  refuse(
    found === 'nothing'
      ? '未发现问题也要有到场依据：请附一张照片，或打开定位后再提交。'
      : '发现问题须附证据（照片、录音或文书），请上传后再提交。',
  )

/** What the answers to some items lack, or null. `stored`: hashes of files that belong to the task. */
export function answersLack(
  plan: readonly PlanItem[],
  { answers, evidence }: Pick<Submit, 'answers' | 'evidence'>,
  stored: ReadonlySet<string>,
): Refusal | null {
  const strange = Object.keys(answers).find((id) => !plan.some((item) => item.id === id))
  if (strange !== undefined) return refuse(`检查单里没有“${strange}”这一项，请刷新任务后重新提交。`)
  const missing = evidence.find((hash) => !stored.has(hash))
  if (missing !== undefined)
    return refuse(`证据 ${missing.slice(0, 8)}… 还没有上传到这项任务，请先上传文件再提交结果。`)
  for (const item of plan) {
    const answer = answers[item.id]
    if (item.required && !answered(item, answer, evidence))
      return refuse(`检查单“${item.text}”必填，请${ASKS[item.need]}后再提交。`)
    if (answer !== undefined && !fits(item, answer, evidence))
      return refuse(`检查单“${item.text}”应${ASKS[item.need]}，请更正后再提交。`)
  }
  return null
}

/** Whether what was handed in proves itself: evidence; where nothing was found, a photo or a place stamp is enough. */
export const proves = ({ found, evidence }: Pick<Submission, 'found' | 'evidence'>, placed: boolean): boolean =>
  evidence.length > 0 || (found === 'nothing' && placed)
