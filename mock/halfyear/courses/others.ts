import { afterVerification, give, onDay, opening, soon, type Course } from '../course.ts'
import type { Planned } from '../plan.ts'

/** A tip-off is verified by its station: mostly within fifteen working days, else extended by the head; seldom late. */
export function tipOffCourse(course: Course): Planned[] {
  const { luck, officer } = course
  const decided = (day: number): Planned[] => {
    const filed = luck.next() < 0.36
    const [verb, note] = filed ? ['file', '经核查符合立案条件'] : ['notFile', '经核查不符合立案条件']
    return [
      give(course, officer, onDay(course, day), verb, { note }),
      ...afterVerification(course, officer, day, filed),
    ]
  }
  const draw = luck.next()
  if (draw < 0.11) {
    const days = luck.int(8, 15)
    return [
      give(course, officer, onDay(course, luck.int(11, 14)), 'extendVerification', { days, approvedBy: 'bureau-head' }),
      ...decided(luck.int(17, 15 + days)),
    ]
  }
  if (draw < 0.117) return decided(luck.int(16, 19))
  return decided(3 + Math.floor(luck.next() ** 0.8 * 12))
}

/** Told a second time: taken, found out, merged into the one that is worked already. */
export const duplicateCourse = (course: Course, into: string): Planned[] => [
  ...opening(course),
  give(course, course.desk, soon(course, 3, 30), 'merge', { into, note: '与在办件为同一争议，重复登记' }),
]

/** Another district's: nobody of ours would get it, and the desk says so. */
export function othersCourse(course: Course, kind: 'complaint' | 'tipOff'): Planned[] {
  const { luck, desk } = course
  const when = onDay(course, luck.int(1, 4))
  if (kind === 'tipOff')
    return [
      give(course, desk, when, 'notFile', { note: '不属本辖区，已告知向有权机关反映' }),
      ...afterVerification(course, desk, 0, false),
    ]
  return [
    ...opening(course, null, 1),
    give(course, desk, when, 'notAccept', { item: 1, note: '不属本辖区，已告知向有权机关反映' }),
  ]
}

/** Both at once: split by the desk before anything else; the halves go their own ways. */
export const splitFirst = (course: Course): Planned =>
  give(
    { ...course, on: undefined },
    course.desk,
    course.begins === 0 ? soon(course, 2, 20) : { day: 1, minute: course.luck.int(520, 580) },
    'split',
  )
