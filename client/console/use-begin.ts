import { ref, type Ref } from 'vue'
import type { Hit } from '../layers/layer.ts'
import type { PictureView } from '../picture/view.ts'
import { begunIn } from './area.ts'
import type { ConsoleDesk } from './ask.ts'
import type { Opened } from './opened.ts'
import type { Ring } from './sites-draft.ts'

/** What begins at the map: a thing that is clicked, the complaints of an area, or its sites. */
export function useBegin(parts: {
  readonly desk: ConsoleDesk
  readonly view: Readonly<Ref<PictureView | null>>
  readonly now: Readonly<Ref<number>>
  /** Whether whoever sits here may send somebody. */
  readonly commands: Readonly<Ref<boolean>>
  /** The area that the map shows now. */
  readonly inView: () => Ring | null
  readonly open: (next: Opened) => void
}) {
  const { desk, view, now, commands, inView, open } = parts
  /** Said when there is nothing in an area: a form would be empty. */
  const nothing = ref(false)
  /** The area that was drawn last: the sites of it may be what is wanted, and not its complaints. */
  let drawn: Ring | null = null

  /** The register of the map holds no names: the site is asked for, so that the form says where it is about. */
  async function openSite(id: string) {
    const site = await desk.site(id)
    open({ what: 'dispatch', begun: { from: 'site', id, name: site?.name ?? null, kind: site?.kind ?? null } })
  }
  function onHit(hit: Hit) {
    if (hit.what === 'alarm' || hit.what === 'task') open({ what: hit.what, id: hit.id })
    else if (!commands.value) return
    else if (hit.what === 'hotspot' || hit.what === 'complaint')
      open({ what: 'dispatch', begun: { from: hit.what, id: hit.id } })
    else if (hit.what === 'site') void openSite(hit.id)
  }
  function onArea(ring: Ring | null) {
    if (!commands.value || ring === null || view.value === null) return
    drawn = ring
    const begun = begunIn(ring, view.value.shelves.complaints.values(), now.value)
    nothing.value = begun === null
    if (begun !== null) open({ what: 'dispatch', begun })
  }
  /** What the map shows is not an area that somebody drew. */
  function onView() {
    onArea(inView())
    drawn = null
  }
  function onSites() {
    const ring = drawn ?? inView()
    drawn = null
    if (ring) open({ what: 'sites', ring })
  }
  return { nothing, onHit, onArea, onView, onSites }
}
