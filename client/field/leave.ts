import { forget, shelfOf } from './keep.ts'
import { unsentOf } from './queue.ts'

/**
 * Lets a person sign out from another page than the field’s: asks `sure` when something of him is not sent, and leaves nothing of him on
 * the phone. False when he would rather stay.
 */
export async function leaveField(person: string, sure: (unsent: number) => boolean): Promise<boolean> {
  const { unsent } = unsentOf(await shelfOf(person).all())
  if (unsent > 0 && !sure(unsent)) return false
  await forget(person)
  return true
}
