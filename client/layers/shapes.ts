/** The signs of the map stand in the contract: screens and papers draw the same. */
export { alarmShapes, pathOf, siteShapes, trace, type Pen, type Shape } from '@contract/map-signs.ts'
