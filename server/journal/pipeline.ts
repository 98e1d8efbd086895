/**
 * Statements sent one behind the other without waiting (the writer's connection is a pipeline): the database works on the
 * first while the next is still being written out. Waits for all of them, then rejects with the first that failed; those
 * behind it were refused by the broken transaction.
 */
export async function all<const Work extends readonly unknown[]>(
  work: Work,
): Promise<{ -readonly [Index in keyof Work]: Awaited<Work[Index]> }> {
  const settled = await Promise.allSettled(work)
  for (const each of settled) if (each.status === 'rejected') throw each.reason
  return settled.map((each) => (each as PromiseFulfilledResult<unknown>).value) as never
}

/**
 * Takes steps in order, each sending a statement. A step that throws at once (sealing, or a body that is not what its kind
 * says) ends it there, so that a COMMIT further down is never sent; what was sent is waited for. Rejects as `all` does. So
 * no step is an async function: what such a one throws would be heard only when the COMMIT is on its way.
 */
export async function inOrder(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const sent: Promise<unknown>[] = []
  try {
    for (const step of steps) sent.push(step())
  } catch (error) {
    await Promise.allSettled(sent)
    throw error
  }
  await all(sent)
}

/** Many values of differing length as one: the driver would write an array of bytes as hex text. */
export function packed(values: readonly Buffer[]) {
  let next = 1 // SQL counts bytes from one
  const starts = values.map((value) => {
    const start = next
    next += value.length
    return start
  })
  return { bytes: Buffer.concat(values), starts, lengths: values.map((value) => value.length) }
}
