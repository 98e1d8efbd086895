export { freshness } from '@contract/map-looks.ts'
