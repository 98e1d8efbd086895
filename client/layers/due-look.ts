export { dueLook, SOON_MS } from '@contract/map-looks.ts'
