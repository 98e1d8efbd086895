import type { InjectionKey } from 'vue'
import type { Admin } from './ask.ts'

/** The page's one way to ask the server. */
export const adminKey: InjectionKey<Admin> = Symbol('administration')
