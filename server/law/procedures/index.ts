import type { Procedure, ProcedureId } from '../procedure.ts'
import { r121Procedure } from './r121.procedure.ts'
import { r20Procedure } from './r20.procedure.ts'

/** Every procedure by its id, as stored on a matter. */
export const procedures: Readonly<Record<ProcedureId, Procedure>> = { R20: r20Procedure, R121: r121Procedure }
