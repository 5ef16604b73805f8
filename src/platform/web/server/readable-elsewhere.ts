/** Lets pages of other sites read an answer. For public data only: nobody is known here anyway. */
import type { onRequestHookHandler } from 'fastify';

/** Stands after the access guard: `onRequest: [openToAll(why), readableElsewhere]`. */
export const readableElsewhere: onRequestHookHandler = (_request, reply, next) => {
  reply
    .header('access-control-allow-origin', '*')
    .header('access-control-expose-headers', 'ETag, Content-Disposition')
    .header('cross-origin-resource-policy', 'cross-origin');
  next();
};
