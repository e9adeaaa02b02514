// What a component is to TypeScript, which cannot read .vue files.
declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent;
  export default component;
}
