import type { ThreadLineTold } from '../contract/thread.ts'
import type { TaskMark, TaskStep } from '../contract/task.ts'
import type { AccessDesk } from '../gateway/access.ts'
import type { Step } from '../interception/step.ts'
import { accountNames } from '../journal/accounts.ts'
import { mattersOf, stepsOf } from '../journal/matters.ts'
import { oneComplaint } from '../journal/read.ts'
import { stepsOfTask, tasksOfComplaint } from '../journal/tasks.ts'
import { taskFrom } from '../dispatch/task.ts'
import { answersFor } from './matter-work.ts'
import type { AccessParts } from './parts.ts'
import { inSight, sightOf } from './task-work.ts'

type Line = Omit<ThreadLineTold, 'byName'> & { readonly by: string }

const lineOfMatter = (matterId: string, { what, at, by, ...rest }: Step): Line => ({
  ...{ at, of: 'matter' as const, id: matterId, what, by: by.id, byRole: by.role },
  ...('lane' in rest && rest.lane !== null && { lane: typeof rest.lane === 'string' ? rest.lane : rest.lane.code }),
  ...('station' in rest && { station: rest.station }),
})

const lineOfTask = ({ id, title }: TaskMark, { what, at, by, evidence }: TaskStep): Line => ({
  ...{ at, of: 'task' as const, id, what, title, by: by.id, byRole: by.role },
  ...(evidence !== undefined && evidence.length > 0 && { evidence: evidence.length }),
})

/** From a submission to its closing: how it was handled, and every task that was opened for it with its steps and its evidence, in order of time. */
export function openComplaintThread(parts: AccessParts): Pick<AccessDesk, 'complaintThread'> {
  const { db } = parts
  return {
    async complaintThread(id, who) {
      const complaint = await oneComplaint(db, id)
      if (!complaint || who.kind !== 'person' || !(await answersFor(who, complaint, parts))) return null
      const sight = sightOf(who, parts)
      const [matters, all] = await Promise.all([mattersOf(db, id), tasksOfComplaint(db, id)])
      const tasks = all.filter((row) => inSight(taskFrom(row.task), sight))
      const lines = (
        await Promise.all([
          ...matters.map(async (row) =>
            (await stepsOf(db, row.id)).map(({ body }) =>
              lineOfMatter(row.id, (JSON.parse(body) as { step: Step }).step),
            ),
          ),
          ...tasks.map(async (row) => {
            const mark = JSON.parse(row.mark) as TaskMark
            return (await stepsOfTask(db, row.id)).map((text) => lineOfTask(mark, JSON.parse(text) as TaskStep))
          }),
        ])
      ).flat()
      // Nobody touched it: what is known is that it came.
      const received: Line[] = lines.some(({ what }) => what === 'received')
        ? []
        : [{ at: complaint.receivedAt, of: 'matter', id, what: 'received', by: '', byRole: 'house' }]
      const names = await accountNames(db, [...new Set(lines.map(({ by }) => by))])
      return {
        items: [...received, ...lines]
          .map(({ by, ...line }) => ({ ...line, byName: names.get(by) ?? null }))
          .sort((a, b) => a.at - b.at),
        /** Tasks that are not for the asker. */
        elsewhere: all.length - tasks.length,
      }
    },
  }
}
