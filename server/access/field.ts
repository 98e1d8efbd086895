import { memberOf, taskEnded } from '../contract/task.ts'
import { holds } from '../dispatch/hands.ts'
import { byOurClock } from '../dispatch/moment.ts'
import { taskFrom, type Task } from '../dispatch/task.ts'
import type { AccessDesk, Refusal, Who } from '../gateway/access.ts'
import { endingOf } from '../evidence/kinds.ts'
import { inDistrict, prepareDistrict } from '../intake/district.ts'
import { dropEvidence, evidenceOf, insertEvidence, tasksWithEvidence } from '../journal/tasks.ts'
import type { AccessParts } from './parts.ts'
import { findTask, handOf, inSight, sightOf } from './task-work.ts'

/** Files of one task: more is a mistake of a device. */
const MOST_FILES = 300
const NONE: Refusal = { refused: '没有这项任务，或不在您的范围内。', status: 404 }

/** Who may add to a task: whoever has it, and whoever had it and comes late with what he took. */
const adds = (task: Task, who: Extract<Who, { kind: 'person' }>) =>
  holds(task, handOf(who)) || memberOf(task.members, handOf(who)) !== null || task.trail.some(({ by }) => by === who.id)

/** What the field hands in beside its orders: files of evidence, and where somebody on duty is. */
export function openField(parts: AccessParts): Pick<AccessDesk, 'evidence' | 'position'> {
  const { db, now } = parts
  const district = prepareDistrict(parts.district)
  return {
    evidence: {
      async keep({ taskId, lng, lat, at, sentAt }, from, who) {
        const found = who.kind === 'person' ? await findTask(taskId, parts) : null
        if (!found || who.kind !== 'person' || !adds(found.task, who)) return NONE
        if (taskEnded.has(found.task.state))
          return { refused: '任务已结束，不再收证据；如有新情况请联系指挥中心另行派发。', status: 409 }
        if ((await evidenceOf(db, taskId)).length >= MOST_FILES)
          return { refused: `一项任务最多 ${MOST_FILES} 份证据，请整理后再传。`, status: 409 }
        const kept = await parts.evidence.keep(from)
        if ('refused' in kept) return kept
        const place = { lng: lng ?? null, lat: lat ?? null }
        // When it was taken, not when the signal was back.
        const taken = at === undefined ? now() : byOurClock(at, sentAt, now())
        await parts.run(insertEvidence({ ...kept, ...place, taskId, at: taken, by: who.id }))
        if (await parts.evidence.has(kept.hash)) return kept
        // The same file, long unused, was being thrown away while it came.
        await parts.run(dropEvidence(taskId, kept.hash))
        return { refused: '证据没有存好，请重新上传。', status: 503 }
      },
      async read(hash, who) {
        if (who.kind !== 'person' || !/^[0-9a-f]{64}$/.test(hash)) return null
        const sight = sightOf(who, parts)
        const rows = await tasksWithEvidence(db, hash)
        const row = rows.find(({ task }) => inSight(taskFrom(task.task), sight))
        const stream = row ? await parts.evidence.read(hash) : null
        return row && stream
          ? {
              stream,
              type: row.evidence.type,
              size: row.evidence.size,
              name: `${hash.slice(0, 12)}.${endingOf(row.evidence.type)}`,
            }
          : null
      },
    },
    async position({ at, sentAt, lng, lat, accuracyM }, who) {
      if (who.kind !== 'person') return { refused: '位置只由值守的执法人员上报。', status: 403 }
      if (!inDistrict(district, lng, lat)) return { refused: '您不在本辖区内，位置没有保存。', status: 422 }
      const { stations } = who.scope
      await parts.positions.keep({
        ...{ id: who.id, unit: stations?.length === 1 ? stations[0]! : null },
        ...{ lng, lat, accuracyM, at: byOurClock(at, sentAt, now()) },
      })
      return null
    },
  }
}
