import type { Frame, SiteColumns, Snapshot } from '@contract/picture.ts'
import { defineStore } from 'pinia'
import { markRaw, shallowRef } from 'vue'
import { createCopy } from './copy.ts'
import type { Step } from './step.ts'
import type { Changed, PictureView } from './view.ts'

/**
 * The client's copy of the picture. Only the link writes it; screens read. However many frames arrive, screens hear of
 * it once per animation frame: `view` is then a new envelope around the same maps, `changed` says which keys moved.
 */
export const usePicture = defineStore('picture', () => {
  const copy = createCopy()
  const view = shallowRef<PictureView | null>(null)
  const changed = shallowRef<Changed>('all')
  let register: SiteColumns | null = null
  let registerMoved = false
  let scheduled = false

  function publish() {
    scheduled = false
    const now = copy.view()
    if (now === null) return
    const taken = copy.take()
    changed.value = registerMoved || view.value === null ? 'all' : taken
    registerMoved = false
    view.value = markRaw({ ...now, register })
  }

  function schedule() {
    if (scheduled) return
    scheduled = true
    requestAnimationFrame(publish)
  }

  function show(snapshot: Snapshot) {
    copy.show(snapshot)
    schedule()
  }

  function advance(frame: Frame): Step {
    const step = copy.advance(frame)
    if (step === 'apply') schedule()
    return step
  }

  function putRegister(columns: SiteColumns) {
    register = markRaw(columns)
    registerMoved = true
    schedule()
  }

  /** Where the copy is, without waiting for the next animation frame. */
  const position = () => copy.view()

  return { view, changed, show, advance, putRegister, position }
})
