import { expect, test } from 'vitest'
import { Desk } from './desk.ts'
import { STRIDE } from './marks.ts'
import { mercatorX, mercatorY, worldSize } from './mercator.ts'
import type { Answer } from './protocol.ts'

const look = { kinds: [], unit: 1, dpr: 1, side: 512, site: '#888', market: '#aaa', text: '#999', halo: '#000' }
const ZOOM = 12
const at = { x: mercatorX(114.2) * worldSize(ZOOM), y: mercatorY(22.7) * worldSize(ZOOM) }
const tile = { zoom: ZOOM, x: Math.floor(at.x / 512), y: Math.floor(at.y / 512) }

/** A desk that cannot paint, as in a browser without OffscreenCanvas, with five lifts in one building and a market far off. */
function deskWithSites() {
  const told: Answer[] = []
  const desk = new Desk((answer) => void told.push(answer), false)
  desk.take({ ask: 'look', look })
  desk.take({
    ask: 'load',
    serial: 1,
    kinds: ['elevator', 'market'],
    kind: new Uint8Array([0, 0, 0, 0, 0, 1]),
    x: new Int32Array([11_420_000, 11_420_000, 11_420_000, 11_420_000, 11_420_000, 11_421_000]),
    y: new Int32Array([2_270_000, 2_270_000, 2_270_000, 2_270_000, 2_270_000, 2_270_000]),
  })
  return { desk, told }
}

test('a worker that cannot paint sends the marks of the tile, with all its sites in them', () => {
  const { desk, told } = deskWithSites()
  desk.take({ ask: 'tile', ticket: 7, ...tile })
  expect(desk.work()).toBe(false)
  const answer = told.at(-1)
  if (answer?.answer !== 'tile' || answer.painted === null || !('marks' in answer.painted))
    throw new Error('expected marks')
  const { marks } = answer.painted
  let sites = 0
  for (let i = 3; i < marks.length; i += STRIDE) sites += marks[i] ?? 0
  expect([answer.ticket, sites]).toEqual([7, 6])
})

test('a tile that was let go of is not painted', () => {
  const { desk, told } = deskWithSites()
  desk.take({ ask: 'tile', ticket: 1, ...tile })
  desk.take({ ask: 'tile', ticket: 2, ...tile })
  desk.take({ ask: 'forget', ticket: 1 })
  expect(desk.work()).toBe(false)
  expect(told.flatMap((answer) => (answer.answer === 'tile' ? [answer.ticket] : []))).toEqual([2])
})

test('a tile where nothing is costs no picture', () => {
  const { desk, told } = deskWithSites()
  desk.take({ ask: 'tile', ticket: 3, zoom: ZOOM, x: tile.x + 9, y: tile.y })
  desk.work()
  expect(told.at(-1)).toEqual({ answer: 'tile', ticket: 3, painted: null })
})

test('a click on five lifts of one building tells five, a click in the open tells nothing', () => {
  const { desk, told } = deskWithSites()
  desk.take({ ask: 'find', ticket: 4, zoom: ZOOM, x: at.x + 3, y: at.y, reach: 12 })
  expect(told.at(-1)).toMatchObject({ answer: 'found', ticket: 4, found: { serial: 1, row: 0, count: 5 } })
  desk.take({ ask: 'find', ticket: 5, zoom: ZOOM, x: at.x + 300, y: at.y, reach: 12 })
  expect(told.at(-1)).toEqual({ answer: 'found', ticket: 5, found: null })
})

test('a register that came later replaces the one before', () => {
  const { desk, told } = deskWithSites()
  desk.take({
    ask: 'load',
    serial: 2,
    kinds: ['market'],
    kind: new Uint8Array([0]),
    x: new Int32Array([11_420_000]),
    y: new Int32Array([2_270_000]),
  })
  desk.take({ ask: 'find', ticket: 6, zoom: ZOOM, x: at.x, y: at.y, reach: 12 })
  expect(told.at(-1)).toMatchObject({ found: { serial: 2, row: 0, count: 1 } })
})
