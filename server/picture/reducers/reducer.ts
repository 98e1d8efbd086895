import type { Fact, FactKind } from '../../contract/fact.ts'
import type { Stage } from '../stage.ts'

/** What one kind of fact does to the picture. Costs O(1), whatever the district's size; never reads a clock. */
export type Reducer<Kind extends FactKind> = (stage: Stage, fact: Fact<Kind>, seq: number) => void
