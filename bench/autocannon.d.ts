/** What we use of autocannon, which brings no types. */
declare module 'autocannon' {
  interface Asked {
    readonly path?: string;
  }
  interface Load {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly requests?: readonly { readonly setupRequest: (request: Asked) => Asked }[];
  }
  interface LoadResult {
    readonly requests: { readonly total: number };
    readonly non2xx: number;
    readonly errors: number;
    /** Seconds that it really took. */
    readonly duration: number;
  }
  export default function autocannon(load: Load): Promise<LoadResult>;
}
