import { run } from '@marquee/foundation';

/** How the model that serves is trained. */
export const servedRun = run('served', {});
