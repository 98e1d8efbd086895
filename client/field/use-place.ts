import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { Asking } from '../orders/asking.ts'
import type { Place } from './entry.ts'

/** A fix older than this says nothing about where somebody is now. */
export const FRESH_MS = 5 * 60_000
/** A position is told at most this often, ms. */
export const TELL_EVERY_MS = 10_000

/** A fix of the browser, as it goes over the wire. */
export const placeOf = ({ coords, timestamp }: GeolocationPosition): Place => ({
  lng: coords.longitude,
  lat: coords.latitude,
  accuracyM: Math.min(100_000, Math.max(0, Math.round(coords.accuracy))),
  at: Math.round(timestamp),
})

/** The fix to stamp a step with, or null when there is none that is worth it. Times are of this phone’s clock. */
export const stamp = (place: Place | null, now: number): Place | null =>
  place !== null && Math.abs(now - place.at) <= FRESH_MS ? place : null

/** Whether to tell a position now: only on duty, only a new one, and not too often. */
export const mayTell = (duty: boolean, place: Place | null, told: { at: number; place: Place | null }, now: number) =>
  duty && stamp(place, now) !== null && place?.at !== told.place?.at && now - told.at >= TELL_EVERY_MS

/**
 * Where the phone is, while somebody needs it: `wanted` (a task is open) or on duty. Told to the server on duty only, never queued:
 * a position of before is nobody’s business.
 */
export function usePlace(asking: Asking, wanted: Ref<boolean>) {
  const place = shallowRef<Place | null>(null)
  const duty = ref(false)
  /** Why there is no place, as a key under `field.place`. */
  const fault = ref<'denied' | 'none' | 'missing' | null>(null)
  const told: { at: number; place: Place | null } = { at: 0, place: null }
  let watching: number | null = null

  async function tell() {
    const here = place.value
    if (here === null || !mayTell(duty.value, here, told, Date.now())) return
    Object.assign(told, { at: Date.now(), place: here })
    try {
      await asking.send(
        '/api/v1/positions',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ...here, sentAt: Date.now() }),
        },
        TELL_EVERY_MS,
      )
    } catch (error) {
      // Not queued on purpose; the next fix is told instead, and that the line is bad stands at the top of the page.
      console.info('position not told', error)
    }
  }
  function found(position: GeolocationPosition) {
    fault.value = null
    place.value = placeOf(position)
    void tell()
  }
  function failed(problem: GeolocationPositionError) {
    fault.value = problem.code === problem.PERMISSION_DENIED ? 'denied' : 'none'
    if (fault.value === 'denied') duty.value = false
  }
  function stop() {
    if (watching !== null) navigator.geolocation.clearWatch(watching)
    watching = null
  }
  const needed = computed(() => wanted.value || duty.value)
  watch(
    needed,
    (now) => {
      if (!now) return stop()
      if (!('geolocation' in navigator) || !isSecureContext) return void (fault.value = 'missing')
      watching ??= navigator.geolocation.watchPosition(found, failed, { enableHighAccuracy: true, maximumAge: 10_000 })
    },
    { immediate: true },
  )
  // Standing still gives no new fix: what is known is looked at again.
  const timer = setInterval(() => void tell(), TELL_EVERY_MS)
  onScopeDispose(() => {
    clearInterval(timer)
    stop()
  })
  return { place, duty, fault, stampNow: () => stamp(place.value, Date.now()) }
}
export type Whereabouts = ReturnType<typeof usePlace>
