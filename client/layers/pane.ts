import type { Map as LeafletMap } from 'leaflet'

/** The layer's own pane at a fixed height of the stack; lets clicks through unless asked not to. */
export function paneOf(map: LeafletMap, name: string, z: number, clickable = false): HTMLElement {
  const pane = map.getPane(name) ?? map.createPane(name)
  pane.style.zIndex = String(z)
  pane.style.pointerEvents = clickable ? '' : 'none'
  return pane
}
