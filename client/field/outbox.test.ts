import { expect, test } from 'vitest'
import type { Entry } from './entry.ts'
import { isBehind, unsentOf } from './queue.ts'
import { boxOn, memoryShelf, photo, server, step } from './shelf.fixture.ts'

test('a step is written down before anything is sent, and outlives the phone', async () => {
  const shelf = memoryShelf()
  const { box } = boxOn(shelf, async () => ({ state: 'away' }))
  await box.add(step('accept'))
  expect(await box.run()).toBe('away')
  const there = server()
  const { box: after, seen } = boxOn(shelf, there.send)
  await after.look()
  expect(unsentOf(seen.entries)).toEqual({ unsent: 1, refused: 0 })
  expect(await after.run()).toBe('done')
  expect(there.verbs()).toEqual(['accept'])
  expect(shelf.kept.size).toBe(0)
})

test('a step that could not be written is not taken', async () => {
  const full = { ...memoryShelf(), put: () => Promise.reject(new Error('QuotaExceededError')) }
  const { box } = boxOn(full, server().send)
  await expect(box.add(step('accept'))).rejects.toThrow('Quota')
  // The next one is asked anew, not lost behind the one that failed.
  await expect(box.add(step('accept'))).rejects.toThrow('Quota')
})

test('a day without signal: two hundred steps go once each, in the order in which they were done, with the time they were done', async () => {
  const shelf = memoryShelf()
  const { box } = boxOn(shelf, async () => ({ state: 'away' }))
  const done: string[] = []
  for (let n = 0; n < 200; n++) {
    const taskId = `RW${n % 7}`
    const entry = step('progress', { taskId, fields: { note: `第 ${n} 步` }, doneAt: n * 60_000 })
    done.push(entry.id)
    await box.add(entry)
    if (n % 50 === 0) await box.run()
  }
  // A thin line: every third answer is lost on the way back.
  let n = 0
  const there = server(() => ((n += 1) % 3 === 0 ? 'cut' : { state: 'accepted' }))
  const { box: later } = boxOn(shelf, there.send)
  while ((await later.run()) !== 'done');
  expect(there.carriedOut.map((each) => each.id)).toEqual(done)
  expect(there.carriedOut.map((each) => each.doneAt)).toEqual(done.map((_, i) => i * 60_000))
  expect(there.asked.length).toBeGreaterThan(200)
  expect(shelf.kept.size).toBe(0)
})

test('one button pressed five times is one step', async () => {
  const there = server()
  const { box } = boxOn(memoryShelf(), there.send)
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => box.add(step('arrive'))))
  expect(new Set(answers.map((each) => each.id)).size).toBe(1)
  await box.run()
  expect(there.verbs()).toEqual(['arrive'])
})

test('two notes of progress with other words are two', async () => {
  const { box, seen } = boxOn(memoryShelf(), server().send)
  await box.add(step('progress', { fields: { note: '门已打开' } }))
  await box.add(step('progress', { fields: { note: '人已救出' } }))
  await box.add(step('progress', { fields: { note: '人已救出' } }))
  expect(seen.entries).toHaveLength(2)
})

test('an answer that is lost is asked for again under the same id', async () => {
  let first = true
  const there = server(() => {
    if (!first) return { state: 'accepted' }
    first = false
    return 'cut'
  })
  const { box } = boxOn(memoryShelf(), there.send)
  await box.add(step('depart'))
  expect(await box.run()).toBe('away')
  expect(await box.run()).toBe('done')
  expect(new Set(there.asked.map((each) => each.id)).size).toBe(1)
  expect(there.carriedOut).toHaveLength(1)
})

test('the clock that is told at sending is the one of the sending, not of the step', async () => {
  const there = server()
  // Two hours ahead of the server: it can only know by seeing what the phone says at the moment of sending.
  const { box } = boxOn(memoryShelf(), there.send, { now: () => 7_205_000 })
  await box.add(step('arrive', { doneAt: 7_200_000 }))
  await box.run()
  expect(there.asked[0]?.sentAt).toBe(7_205_000)
  expect(there.carriedOut[0]?.doneAt).toBe(7_200_000)
})

test('a refused step stops the later ones of its task and of no other, and stays with its sentence', async () => {
  const there = server((entry) =>
    entry.kind === 'step' && entry.verb === 'arrive' && entry.taskId === 'RW1'
      ? { state: 'refused', why: '任务已改派给王芳。' }
      : { state: 'accepted' },
  )
  const { box, seen } = boxOn(memoryShelf(), there.send)
  await box.add(step('depart'))
  await box.add(step('arrive'))
  await box.add(step('handle'))
  await box.add(step('depart', { taskId: 'RW2' }))
  expect(await box.run()).toBe('done')
  expect(there.carriedOut.map((each) => each.taskId)).toEqual(['RW1', 'RW2'])
  expect(seen.entries.map((each) => [each.state, each.why])).toEqual([
    ['refused', '任务已改派给王芳。'],
    ['waiting', null],
  ])
  expect(unsentOf(seen.entries)).toEqual({ unsent: 2, refused: 1 })
  expect(isBehind(seen.entries, 'RW1')).toBe(true)
  expect(isBehind(seen.entries, 'RW2')).toBe(false)
})

test('a refused step that is kept as a note lets the later ones go, and is neither sent again nor lost', async () => {
  let no = true
  const there = server((entry) =>
    no && entry.kind === 'step' && entry.verb === 'depart'
      ? { state: 'refused', why: '已到达。' }
      : { state: 'accepted' },
  )
  const { box, seen } = boxOn(memoryShelf(), there.send)
  const first = await box.add(step('depart'))
  await box.add(step('handle'))
  await box.run()
  no = false
  await box.keepAsNote(first.id)
  await box.run()
  expect(there.verbs()).toEqual(['handle'])
  expect(seen.entries.map((each) => each.state)).toEqual(['kept'])
  expect(unsentOf(seen.entries)).toEqual({ unsent: 0, refused: 0 })
  await box.discard(first.id)
  expect(seen.entries).toEqual([])
})

test('a refused step goes once more under its own id and with its own time when the person thinks that its hour has come', async () => {
  let rests = true
  const there = server((entry) =>
    rests && entry.kind === 'step' ? { state: 'refused', why: '任务已暂停。' } : { state: 'accepted' },
  )
  const { box, seen } = boxOn(memoryShelf(), there.send)
  const first = await box.add(step('depart', { doneAt: 4_711 }))
  await box.add(step('arrive'))
  await box.run()
  await box.retry(first.id)
  await box.run()
  expect(seen.entries.map((each) => each.state)).toEqual(['refused', 'waiting'])
  rests = false
  await box.retry(first.id)
  await box.run()
  expect(there.verbs()).toEqual(['depart', 'arrive'])
  expect(there.carriedOut[0]).toMatchObject({ id: first.id, doneAt: 4_711 })
})

test('what waits cannot be discarded: only what the server refused', async () => {
  const { box, seen } = boxOn(memoryShelf(), server().send)
  const one = await box.add(step('accept'))
  await box.discard(one.id)
  await box.keepAsNote(one.id)
  expect(seen.entries.map((each) => each.state)).toEqual(['waiting'])
})

test('a result goes when its photographs are there, and they leave the phone with it', async () => {
  const there = server()
  const shelf = memoryShelf()
  const { box } = boxOn(shelf, there.send)
  await box.add(photo('aa'))
  await box.add(step('arrive'))
  await box.add(photo('bb'))
  await box.add(step('submit', { needs: ['aa', 'bb'], fields: { evidence: ['aa', 'bb'] } }))
  await box.run()
  // Steps before files, the result behind its files.
  expect(there.verbs()).toEqual(['arrive', 'aa', 'bb', 'submit'])
  expect(shelf.kept.size).toBe(0)
})

test('a photograph that the server has stays on the phone until its result is submitted', async () => {
  const shelf = memoryShelf()
  const { box } = boxOn(shelf, server().send)
  await box.add(photo('aa'))
  await box.run()
  expect([...shelf.kept.values()].map((each) => each.state)).toEqual(['sent'])
  expect((await box.add(photo('aa'))).state).toBe('sent')
})

test('a photograph that the server refuses holds the result back; discarded, the result goes without it', async () => {
  const there = server((entry) =>
    entry.kind === 'file' && entry.hash === 'bad'
      ? { state: 'refused', why: '不是可用的图片。' }
      : { state: 'accepted' },
  )
  const { box, seen } = boxOn(memoryShelf(), there.send)
  const bad = await box.add(photo('bad'))
  await box.add(photo('good'))
  await box.add(step('submit', { needs: ['bad', 'good'], fields: { found: 'something', evidence: ['bad', 'good'] } }))
  await box.run()
  expect(there.verbs()).toEqual([])
  await box.discard(bad.id)
  await box.run()
  expect(there.verbs()).toEqual(['good', 'submit'])
  expect((there.carriedOut[1] as Entry & { kind: 'step' }).fields).toEqual({ found: 'something', evidence: ['good'] })
  expect(seen.entries).toEqual([])
})

test('a result whose files left the phone just before it was cut off goes all the same', async () => {
  const there = server()
  const { box } = boxOn(memoryShelf(), there.send)
  await box.add(step('submit', { needs: ['gone'], fields: { evidence: ['gone'] } }))
  expect(await box.run()).toBe('done')
  expect(there.verbs()).toEqual(['submit'])
})

test('a photograph may be thrown away until a result names it, also while it is under way', async () => {
  let during = async () => {}
  const there = server()
  const shelf = memoryShelf()
  const { box } = boxOn(shelf, async (entry, at) => {
    await during()
    return there.send(entry, at)
  })
  const thrown = await box.add(photo('aa'))
  during = () => box.discard(thrown.id)
  await box.run()
  expect(shelf.kept.size).toBe(0)
  during = async () => {}
  const named = await box.add(photo('bb'))
  await box.add(step('submit', { needs: ['bb'], fields: { evidence: ['bb'] } }))
  await box.discard(named.id)
  expect(shelf.kept.size).toBe(2)
})

test('nobody has to answer for a delivery that the phone told by itself', async () => {
  const there = server((entry) =>
    entry.kind === 'step' && entry.verb === 'deliver' ? { state: 'refused', why: '不用再报。' } : { state: 'accepted' },
  )
  const { box, seen } = boxOn(memoryShelf(), there.send)
  await box.add(step('deliver'))
  await box.add(step('accept'))
  expect(await box.run()).toBe('done')
  expect(there.verbs()).toEqual(['accept'])
  expect(seen.entries).toEqual([])
})

test('whoever is signed out keeps everything until he is back', async () => {
  let known = false
  const there = server(() => ({ state: known ? 'accepted' : 'signedOut' }))
  const { box, seen } = boxOn(memoryShelf(), there.send)
  await box.add(step('accept'))
  expect(await box.run()).toBe('signedOut')
  expect(seen.entries.map((each) => each.state)).toEqual(['waiting'])
  known = true
  expect(await box.run()).toBe('done')
})

test('two tabs of one phone do not send twice', async () => {
  const shelf = memoryShelf()
  let held = false
  const alone = async <T>(work: () => Promise<T>): Promise<T | null> => {
    if (held) return null
    held = true
    return work().finally(() => (held = false))
  }
  const there = server()
  const one = boxOn(shelf, there.send, { alone })
  const two = boxOn(shelf, there.send, { alone })
  await one.box.add(step('accept'))
  await two.box.add(step('depart'))
  expect((await Promise.all([one.box.run(), two.box.run()])).sort()).toEqual(['busy', 'done'])
  expect(there.asked).toHaveLength(2)
  expect(await two.box.look()).toEqual([])
})
