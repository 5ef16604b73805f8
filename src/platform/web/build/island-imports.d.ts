/** What islands import that is no module of TypeScript: vite turns these into files. */
declare module '*?worker&url' {
  /** Address of the built worker, under `/assets/`. */
  const address: string;
  export default address;
}
declare module '*.css';
