/** For tools that read only TypeScript, such as ESLint: vue-tsc knows each component's own props. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent
  export default component
}
