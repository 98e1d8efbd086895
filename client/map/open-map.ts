import type { District } from '@contract/district.ts'
import { latLngBounds, map as openLeaflet } from 'leaflet'
import type { LatLngBounds, Map as LeafletMap } from 'leaflet'

/** Room between the district and the edge of the panel, design units. */
const PADDING = 26
const FALLBACK_ZOOM = 11

export interface DistrictView {
  readonly map: LeafletMap
  /** Whole district in view; the map follows the panel's size again until the operator next chooses a view. */
  home(animate: boolean): void
  /** The panel has another size, or the design unit has. */
  resized(): void
  /** From now on the operator has chosen a view: nothing but the operator moves it. */
  choose(): void
  close(): void
}

function boundsOf(district: District): LatLngBounds {
  return latLngBounds(district.outline.flat().map(([lng, lat]) => [lat, lng] as [number, number]))
}

/** Opens the one map of a panel, fitted to the district. */
export function openMap(glass: HTMLElement, district: District, unit: () => number): DistrictView {
  const bounds = boundsOf(district)
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = openLeaflet(glass, {
    attributionControl: false,
    zoomControl: false,
    zoomSnap: 0.125,
    zoomDelta: 0.5,
    wheelPxPerZoomLevel: 90,
    fadeAnimation: false,
    zoomAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
    maxBounds: bounds.pad(0.75),
    maxBoundsViscosity: 0.8,
    maxZoom: 18,
  })
  let chosen = false
  const choose = () => void (chosen = true)
  const padding = (): [number, number] => [PADDING * unit(), PADDING * unit()]

  function fit(animate: boolean) {
    const { x, y } = map.getSize()
    // A panel that is not laid out yet has no fit; it gets one with its first size.
    if (x === 0 || y === 0) return void map.setView(bounds.getCenter(), FALLBACK_ZOOM, { animate: false })
    map.setMinZoom(0)
    map.fitBounds(bounds, { padding: padding(), animate })
    map.setMinZoom(map.getBoundsZoom(bounds) - 1)
  }
  fit(false)
  map.on('dragstart boxzoomstart', choose)
  // Leaflet's own ways to zoom, told apart from our fitting by what the operator's hand did.
  for (const hand of ['wheel', 'dblclick', 'touchstart'] as const)
    glass.addEventListener(hand, choose, { passive: true })

  return {
    map,
    home(animate) {
      chosen = false
      fit(animate && !still)
    },
    resized() {
      map.invalidateSize({ animate: false, pan: chosen })
      if (!chosen) fit(false)
    },
    choose,
    close() {
      for (const hand of ['wheel', 'dblclick', 'touchstart'] as const) glass.removeEventListener(hand, choose)
      map.remove()
    },
  }
}
