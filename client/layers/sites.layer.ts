import type { SiteColumns } from '@contract/picture.ts'
import type { LeafletMouseEvent } from 'leaflet'
import { claim, isClaimed } from './clicks.ts'
import type { MapLayer, MountedLayer, Stage } from './layer.ts'
import { colour } from './palette.ts'
import { paneOf } from './pane.ts'
import { Board, sheetZoom } from './sites/board.ts'
import { difference } from './sites/difference.ts'
import { Easel } from './sites/easel.ts'
import { SitesLink } from './sites/link.ts'
import { LiveSites } from './sites/live.ts'
import type { Look } from './sites/paint.ts'

/** Side of a tile, CSS pixels. */
const SIDE = 512
/** The worker indexes a changed register at most this often; in between, changed sites are drawn over the tiles. */
const AGAIN_MS = 5_000
/** A click this near (design units) is meant for the site. */
const REACH = 12

function lookNow(stage: Stage, kinds: Look['kinds']): Look {
  return {
    kinds,
    unit: stage.unit(),
    dpr: Math.min(2, window.devicePixelRatio || 1),
    side: SIDE,
    site: colour(stage, '--site'),
    market: colour(stage, '--ink2'),
    text: colour(stage, '--ink3'),
    halo: colour(stage, '--land'),
  }
}

function mount(stage: Stage): MountedLayer {
  const { map } = stage
  let look = lookNow(stage, [])
  let latest: SiteColumns | null = null
  /** What the tiles on show were painted from; what the worker was given, under which number, and whether it has it. */
  let painted: SiteColumns | null = null
  let held: SiteColumns | null = null
  let serial = 0
  let ready = false
  let loadedAt = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined

  const link = new SitesLink((done) => {
    if (done !== serial) return
    ready = true
    board.refresh()
  })
  const easel = new Easel(link, () => look)
  const live = new LiveSites(map, paneOf(map, 'sites-live', 412), () => look)
  link.look(look)
  const board = new Board(map, paneOf(map, 'sites', 410), easel, SIDE, () => {
    // Every tile has been painted from what the worker holds: what was drawn over them may go.
    if (!ready || held === null || painted === held) return
    painted = held
    map.fire('sites:painted')
    if (latest !== null) catchUp(latest)
  })

  /** Draws over the tiles what they lack, and has the worker index the register when its turn has come. */
  function catchUp(register: SiteColumns) {
    const rows = difference(painted, register)
    if (rows !== null) live.show(register, rows)
    if (rows?.length === 0) return
    timer ??= setTimeout(load, Math.max(0, loadedAt + AGAIN_MS - performance.now()))
  }

  function load() {
    timer = undefined
    if (latest === null) return
    loadedAt = performance.now()
    held = latest
    ready = false
    look = { ...look, kinds: held.kinds }
    serial = link.load(held)
  }

  function onResize() {
    const next = lookNow(stage, look.kinds)
    if (next.unit === look.unit && next.dpr === look.dpr) return
    look = next
    link.look(look)
    board.renew()
  }

  function onClick(click: LeafletMouseEvent) {
    const zoom = sheetZoom(map.getZoom())
    const at = map.project(click.latlng, zoom)
    const reach = REACH * look.unit
    const over = live.find(at, zoom, reach)
    const id = over < 0 ? undefined : latest?.id[over]
    if (id !== undefined) {
      claim(click.originalEvent)
      return stage.hit({ what: 'site', id })
    }
    const [asked, columns] = [serial, held]
    void link.find(zoom, at.x, at.y, reach).then((found) => {
      // Layers above hear of the click after this one, but before the worker has answered.
      if (isClaimed(click.originalEvent)) return
      const row = found?.serial === asked ? columns?.id[found.row] : undefined
      if (found === null || row === undefined) stage.hit(null)
      else if (found.count === 1) stage.hit({ what: 'site', id: row })
      else stage.hit({ what: 'cluster', count: found.count, lng: found.lng, lat: found.lat })
    })
  }

  map.on('click', onClick).on('resize', onResize)
  return {
    draw({ register }) {
      if (register === null || register === latest) return
      latest = register
      catchUp(register)
    },
    remove() {
      clearTimeout(timer)
      map.off('click', onClick).off('resize', onResize)
      board.remove()
      live.remove()
      easel.close()
      link.close()
    },
  }
}

/** Every site of the register, clustered and painted in a worker. */
export const sitesLayer: MapLayer = { name: 'sites', title: 'map.layer.sites', mount }
